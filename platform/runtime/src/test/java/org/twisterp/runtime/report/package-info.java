/** Tests what reports look like in each form. */
@org.jspecify.annotations.NullMarked
package org.twisterp.runtime.report;
