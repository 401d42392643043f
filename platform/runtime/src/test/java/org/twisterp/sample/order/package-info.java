/** Hold the sample's document. */
@NullMarked
package org.twisterp.sample.order;

import org.jspecify.annotations.NullMarked;
