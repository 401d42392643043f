/** Keep supplier bills. */
@NullMarked
package org.twisterp.finance.supplierbill;

import org.jspecify.annotations.NullMarked;
