/** Keep the books: accounts, periods, entries, balances and the rules that turn facts into entries. */
@NullMarked
package org.twisterp.ledger;

import org.jspecify.annotations.NullMarked;
