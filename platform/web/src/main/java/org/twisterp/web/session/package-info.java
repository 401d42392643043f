/** Knows who sits before the screen and opens a call for each request. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.session;
