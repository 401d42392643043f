/** Wire the rooms together. */
@NullMarked
package org.twisterp.app;

import org.jspecify.annotations.NullMarked;
