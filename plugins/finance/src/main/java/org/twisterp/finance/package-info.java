/** Keep accounts, journals and supplier bills. */
@NullMarked
package org.twisterp.finance;

import org.jspecify.annotations.NullMarked;
