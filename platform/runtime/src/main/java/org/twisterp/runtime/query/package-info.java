/** Reads lists and named queries within the caller's rights. */
@NullMarked
package org.twisterp.runtime.query;

import org.jspecify.annotations.NullMarked;
