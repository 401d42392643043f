/** Hold what the tag library draws: values ready to be shown, without a way back into the system. */
@NullMarked
package org.twisterp.web.parts;

import org.jspecify.annotations.NullMarked;
