/** Derives and merges what is configurable: entities, forms, lists, workflows, menus, roles, posting rules. */
@NullMarked
package org.twisterp.runtime.definition;

import org.jspecify.annotations.NullMarked;
