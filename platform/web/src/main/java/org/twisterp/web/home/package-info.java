/** Draws the page a day starts with. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.home;
