/** Writes what happened and tells it as a timeline. */
@NullMarked
package org.twisterp.runtime.audit;

import org.jspecify.annotations.NullMarked;
