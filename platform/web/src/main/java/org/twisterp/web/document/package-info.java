/** Draws one record of any entity: form, lines, actions, timeline. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.document;
