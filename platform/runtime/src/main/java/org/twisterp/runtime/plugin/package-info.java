/** Load plugins and swap them as whole generations. */
@NullMarked
package org.twisterp.runtime.plugin;

import org.jspecify.annotations.NullMarked;
