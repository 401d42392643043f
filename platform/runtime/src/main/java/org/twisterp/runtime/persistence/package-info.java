/** Run work in transactions over plugin entities and SQL on one connection, under row-level security. */
@NullMarked
package org.twisterp.runtime.persistence;

import org.jspecify.annotations.NullMarked;
