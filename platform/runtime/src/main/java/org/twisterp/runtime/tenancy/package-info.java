/** Keep the installation, its company groups, companies and people, and who may open a call where. */
@NullMarked
package org.twisterp.runtime.tenancy;

import org.jspecify.annotations.NullMarked;
