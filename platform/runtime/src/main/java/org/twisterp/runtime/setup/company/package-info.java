/** Keep the companies of the group. */
@NullMarked
package org.twisterp.runtime.setup.company;

import org.jspecify.annotations.NullMarked;
