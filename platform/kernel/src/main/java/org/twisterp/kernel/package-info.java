/** Holds the values that every room speaks in. Depends on the JDK alone. */
@org.jspecify.annotations.NullMarked
package org.twisterp.kernel;
