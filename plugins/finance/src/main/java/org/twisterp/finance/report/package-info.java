/** Read the books by named queries. */
@NullMarked
package org.twisterp.finance.report;

import org.jspecify.annotations.NullMarked;
