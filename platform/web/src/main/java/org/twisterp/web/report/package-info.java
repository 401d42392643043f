/** Draws the result of any named query. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.report;
