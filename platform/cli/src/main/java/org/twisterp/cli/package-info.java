/** Offer the twist command. */
@NullMarked
package org.twisterp.cli;

import org.jspecify.annotations.NullMarked;
