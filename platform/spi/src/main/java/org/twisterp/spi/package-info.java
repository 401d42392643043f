/** Holds all that a plugin may see of the platform. */
@org.jspecify.annotations.NullMarked
package org.twisterp.spi;
