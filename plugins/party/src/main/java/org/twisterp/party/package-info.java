/** Know whom we deal with. */
@NullMarked
package org.twisterp.party;

import org.jspecify.annotations.NullMarked;
