/** Keep how documents and entries are numbered. */
@NullMarked
package org.twisterp.runtime.setup.numberseries;

import org.jspecify.annotations.NullMarked;
