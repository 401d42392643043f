package org.twisterp.runtime.tenancy;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.spi.Company;
import org.twisterp.spi.User;

/** Read groups, companies and users from their rows. */
final class Rows {

    static final String COMPANY_COLUMNS =
            "id, code, legal_name, currency, time_zone, tax_rounding, reversal, fiscal_year_start";

    private Rows() {}

    static Group group(Map<String, @Nullable Object> row) {
        return new Group(
                id(row, "id"),
                text(row, "slug"),
                text(row, "name"),
                text(row, "pack"),
                Currency.of(text(row, "currency")),
                ZoneId.of(text(row, "time_zone")),
                text(row, "calendar"),
                is(row, "supports_intercompany"),
                Group.State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)));
    }

    static Company company(Map<String, @Nullable Object> row) {
        return new Company(
                id(row, "id"),
                text(row, "code"),
                text(row, "legal_name"),
                Currency.of(text(row, "currency")),
                ZoneId.of(text(row, "time_zone")),
                Company.TaxRounding.valueOf(text(row, "tax_rounding").toUpperCase(Locale.ROOT)),
                Company.Reversal.valueOf(text(row, "reversal").toUpperCase(Locale.ROOT)),
                Integer.parseInt(text(row, "fiscal_year_start")));
    }

    static User user(Map<String, @Nullable Object> row) {
        return new User(id(row, "id"), text(row, "login"), text(row, "name"), is(row, "service"));
    }

    static UUID id(Map<String, @Nullable Object> row, String column) {
        return UUID.fromString(text(row, column));
    }

    static String text(Map<String, @Nullable Object> row, String column) {
        return String.valueOf(row.get(column));
    }

    static boolean is(Map<String, @Nullable Object> row, String column) {
        return Boolean.TRUE.equals(row.get(column));
    }
}
