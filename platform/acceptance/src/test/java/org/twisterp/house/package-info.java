/** Hold the whole house to its plan: floors, words, sizes and habits. */
@NullMarked
package org.twisterp.house;

import org.jspecify.annotations.NullMarked;
