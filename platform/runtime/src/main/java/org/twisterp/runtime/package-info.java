/** Carry documents, definitions and actions. */
@NullMarked
package org.twisterp.runtime;

import org.jspecify.annotations.NullMarked;
