/** Keep manual journals. */
@NullMarked
package org.twisterp.finance.manualjournal;

import org.jspecify.annotations.NullMarked;
