/** Keep the immutable ground floor of the books. */
@NullMarked
package org.twisterp.ledger;

import org.jspecify.annotations.NullMarked;
