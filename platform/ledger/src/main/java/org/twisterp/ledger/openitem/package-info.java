/** Show open items. */
@NullMarked
package org.twisterp.ledger.openitem;

import org.jspecify.annotations.NullMarked;
