/** Keeps the models of open pages and gives them to the views. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.page;
