/** Keep payment terms and compute due dates. */
@NullMarked
package org.twisterp.finance.paymentterms;

import org.jspecify.annotations.NullMarked;
