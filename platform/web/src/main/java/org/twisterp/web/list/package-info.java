/** Draws the records of any entity. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.list;
