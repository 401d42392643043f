/** Tell other plugins about parties; the only package they may import. */
@NullMarked
package org.twisterp.party.api;

import org.jspecify.annotations.NullMarked;
