/** The sample plugin's master. */
@NullMarked
package org.twisterp.runtime.sample.partner;

import org.jspecify.annotations.NullMarked;
