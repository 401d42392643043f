/** Show posted entries. */
@NullMarked
package org.twisterp.ledger.journalentry;

import org.jspecify.annotations.NullMarked;
