/** Keep parties: one folder, one master. */
@NullMarked
package org.twisterp.party.party;

import org.jspecify.annotations.NullMarked;
