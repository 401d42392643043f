package org.twisterp.runtime.tenancy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Give a role in a company.
 *
 * @param company code of the company; {@code *} for every company of the group, also later ones
 * @param role full id, or its last part where that names one role only
 * @param validFrom first day; null from ever
 * @param validTo last day; null for ever
 */
public record Assignment(
        String company,
        String role,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public static final String ALL_COMPANIES = "*";

    /** Give it from ever for ever. */
    public static Assignment of(String company, String role) {
        return new Assignment(company, role, null, null);
    }
}
