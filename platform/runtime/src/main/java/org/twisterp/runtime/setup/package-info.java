/** List what the platform shows of itself: companies, users, number series. */
@NullMarked
package org.twisterp.runtime.setup;

import org.jspecify.annotations.NullMarked;
