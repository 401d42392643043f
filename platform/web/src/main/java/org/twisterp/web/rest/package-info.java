/** Answers programs: the REST contract, drawn from the same definitions and actions as the screens. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.rest;
