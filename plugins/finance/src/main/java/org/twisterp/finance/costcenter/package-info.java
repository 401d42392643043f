/** Keep cost centres. */
@NullMarked
package org.twisterp.finance.costcenter;

import org.jspecify.annotations.NullMarked;
