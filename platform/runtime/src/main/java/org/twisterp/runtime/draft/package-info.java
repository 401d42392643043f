/** Edits records as drafts: typed values, checks, saving, the wire's strict reading and writing. */
@NullMarked
package org.twisterp.runtime.draft;

import org.jspecify.annotations.NullMarked;
