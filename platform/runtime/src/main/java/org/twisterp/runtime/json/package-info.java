/** Reads and writes JSON and YAML as plain trees. */
@NullMarked
package org.twisterp.runtime.json;

import org.jspecify.annotations.NullMarked;
