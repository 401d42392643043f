@NullMarked
package org.twisterp.ledger;

import org.jspecify.annotations.NullMarked;
