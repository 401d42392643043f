/** Stand for a plugin in tests of the platform: one document with lines, one master. */
@NullMarked
package org.twisterp.sample;

import org.jspecify.annotations.NullMarked;
