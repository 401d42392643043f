/** Bring databases up to date: one history per plugin. */
@NullMarked
package org.twisterp.runtime.migration;

import org.jspecify.annotations.NullMarked;
