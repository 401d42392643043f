/** Runs actions, the only way state changes. */
@NullMarked
package org.twisterp.runtime.action;

import org.jspecify.annotations.NullMarked;
