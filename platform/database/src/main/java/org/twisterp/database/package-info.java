/** Run PostgreSQL as a managed service and provision databases and their roles on it. */
@NullMarked
package org.twisterp.database;

import org.jspecify.annotations.NullMarked;
