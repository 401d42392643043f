/** Draw PrimeFaces' theme from the design tokens. */
@NullMarked
package org.twisterp.web.theme;

import org.jspecify.annotations.NullMarked;
