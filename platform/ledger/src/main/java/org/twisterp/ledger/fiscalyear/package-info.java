/** Keep fiscal years. */
@NullMarked
package org.twisterp.ledger.fiscalyear;

import org.jspecify.annotations.NullMarked;
