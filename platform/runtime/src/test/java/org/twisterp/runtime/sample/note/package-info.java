/** The sample plugin's document. */
@NullMarked
package org.twisterp.runtime.sample.note;

import org.jspecify.annotations.NullMarked;
