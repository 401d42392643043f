/** Read the books: the part of the ledger that plugins see. */
@NullMarked
package org.twisterp.ledger.api;

import org.jspecify.annotations.NullMarked;
