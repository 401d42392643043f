/** Keep the journals. */
@NullMarked
package org.twisterp.ledger.journal;

import org.jspecify.annotations.NullMarked;
