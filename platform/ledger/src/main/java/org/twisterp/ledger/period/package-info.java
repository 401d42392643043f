/** Open and close periods. */
@NullMarked
package org.twisterp.ledger.period;

import org.jspecify.annotations.NullMarked;
