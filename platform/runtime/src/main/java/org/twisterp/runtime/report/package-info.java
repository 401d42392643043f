/** Shows the figures of queries and documents on paper and in files: one folder is one report. */
@NullMarked
package org.twisterp.runtime.report;

import org.jspecify.annotations.NullMarked;
