/** Make the demo company of an industry pack by the same roads that people use. */
@NullMarked
package org.twisterp.runtime.demo;

import org.jspecify.annotations.NullMarked;
