/** Prove the commands as a script meets them. */
@org.jspecify.annotations.NullMarked
package org.twisterp.cli;
