/** Gives page models what they work with: the platform, the call, words, figures and the way to another page. */
@org.jspecify.annotations.NullMarked
package org.twisterp.web.desk;
