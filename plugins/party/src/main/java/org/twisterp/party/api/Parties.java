package org.twisterp.party.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.Context;

/** Read parties on behalf of other plugins' documents. */
public final class Parties {

    private static final String TERMS = """
            select p.code, p.name, p.active, jsonb_exists(p.roles, 'supplier') as supplier, jsonb_exists(p.roles, 'customer') as customer,
                   coalesce(c.blocked, false) as blocked, c.payment_terms_id, c.receivable_account_id, c.payable_account_id,
                   (select string_agg(t, ',') from jsonb_array_elements_text(c.tax_ids) t) as tax_ids
            from party_party p left join party_company_part c on c.header_id = p.id and c.company_id = :company
            where p.id = :party
            """;

    private Parties() {}

    /** Return what the company of the context agreed with a party; empty when the party is unknown. */
    public static Optional<PartyTerms> terms(Context context, Ref<?> party) {
        return context
                .rows(
                        TERMS,
                        Map.of("party", party.id(), "company", context.company().id()))
                .stream()
                .findFirst()
                .map(Parties::terms);
    }

    private static PartyTerms terms(Map<String, Object> row) {
        return new PartyTerms(
                (String) row.get("code"),
                (String) row.get("name"),
                (Boolean) row.get("active"),
                (Boolean) row.get("supplier"),
                (Boolean) row.get("customer"),
                (Boolean) row.get("blocked"),
                ref(row.get("payment_terms_id")),
                ref(row.get("receivable_account_id")),
                ref(row.get("payable_account_id")),
                ids(row.get("tax_ids")));
    }

    private static @Nullable Ref<?> ref(@Nullable Object id) {
        return id == null ? null : Ref.of((UUID) id);
    }

    private static List<UUID> ids(@Nullable Object value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.toString().split(","))
                        .map(UUID::fromString)
                        .toList();
    }
}
