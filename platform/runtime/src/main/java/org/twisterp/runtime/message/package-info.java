/** Finds the words a user reads, and the shape in which a refusal leaves the system. */
@NullMarked
package org.twisterp.runtime.message;

import org.jspecify.annotations.NullMarked;
