package org.twisterp.runtime.tenancy;

import java.time.ZoneId;
import java.util.UUID;
import org.twisterp.kernel.Currency;

/**
 * Name a company group: a database of its own with its companies.
 *
 * @param slug short name in addresses and in the name of its database
 * @param pack industry pack that its companies start from
 * @param currency currency that group figures are shown in
 * @param timeZone zone for what belongs to no company
 * @param calendar calendar of dates on screens: gregorian
 * @param supportsIntercompany whether its companies trade with each other
 */
public record Group(
        UUID id,
        String slug,
        String name,
        String pack,
        Currency currency,
        ZoneId timeZone,
        String calendar,
        boolean supportsIntercompany,
        State state) {

    /** Name how far its database is. */
    public enum State {
        CREATING,
        ACTIVE
    }

    /** Return the name of its database. */
    public String database() {
        return "cg_" + slug;
    }
}
