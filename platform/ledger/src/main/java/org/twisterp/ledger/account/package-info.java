/** Keep the chart of accounts. */
@NullMarked
package org.twisterp.ledger.account;

import org.jspecify.annotations.NullMarked;
