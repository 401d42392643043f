/** Say which account plays which role. */
@NullMarked
package org.twisterp.ledger.accountrole;

import org.jspecify.annotations.NullMarked;
