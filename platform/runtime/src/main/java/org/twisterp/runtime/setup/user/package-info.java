/** Keep the people of the group. */
@NullMarked
package org.twisterp.runtime.setup.user;

import org.jspecify.annotations.NullMarked;
