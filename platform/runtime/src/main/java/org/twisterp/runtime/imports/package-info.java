/** Take journals of other programs in through the ordinary road, refusing line by line what does not fit. */
@NullMarked
package org.twisterp.runtime.imports;

import org.jspecify.annotations.NullMarked;
