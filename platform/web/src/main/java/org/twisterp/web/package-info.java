/** Draw any definition and answer REST. */
@NullMarked
package org.twisterp.web;

import org.jspecify.annotations.NullMarked;
