/** Share what tests need. */
@NullMarked
package org.twisterp.testkit;

import org.jspecify.annotations.NullMarked;
