package org.twisterp.runtime.tenancy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.twisterp.kernel.Currency;

/** Ask for a company group; see {@link Group}. */
public record NewGroup(
        String slug,
        String name,
        String pack,
        Currency currency,
        ZoneId timeZone,
        String calendar,
        boolean supportsIntercompany) {

    /** Ask for one with the usual settings: named by its slug, UTC, gregorian. */
    public static NewGroup of(String slug, String pack, Currency currency) {
        return new NewGroup(slug, slug, pack, currency, ZoneOffset.UTC, "gregorian", false);
    }
}
