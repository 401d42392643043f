/** A plugin that only tests know: one master, one document. */
@NullMarked
package org.twisterp.runtime.sample;

import org.jspecify.annotations.NullMarked;
