/** Keep taxes and compute them. */
@NullMarked
package org.twisterp.finance.tax;

import org.jspecify.annotations.NullMarked;
