/** Proves from inside the host that the WAR is wired. */
@org.jspecify.annotations.NullMarked
package org.twisterp.wiring;
