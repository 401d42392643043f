/** Try the database service on real servers. */
@NullMarked
package org.twisterp.database;

import org.jspecify.annotations.NullMarked;
