/** Hold what the frame around every page shows. */
@NullMarked
package org.twisterp.web.shell;

import org.jspecify.annotations.NullMarked;
