/** Answers whether the product lives and can serve. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.health;
