/** Tests the reports of the repository over the books of a small company. */
@org.jspecify.annotations.NullMarked
package org.twisterp.report;
