/** Prove the import of journals on real files. */
@org.jspecify.annotations.NullMarked
package org.twisterp.runtime.imports;
