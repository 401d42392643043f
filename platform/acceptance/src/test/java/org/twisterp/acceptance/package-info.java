/** Proves the product from outside: command line, REST and browser against one running server. */
@org.jspecify.annotations.NullMarked
package org.twisterp.acceptance;
