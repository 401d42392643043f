package org.twisterp.ledger;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refusal;
import org.twisterp.spi.Company;

/** Resolve account roles: the line's own account, then its tax, item, item category, party, party group, then the company. */
public final class AccountRoles {

    /** What an assignment can be for, the nearest first. */
    public static final List<String> SCOPES = List.of("tax", "item", "itemCategory", "party", "partyGroup");

    private final Map<Key, UUID> accounts;

    private AccountRoles(Map<Key, UUID> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /**
     * Assign an account to a role.
     *
     * @param scope one of tax, item, itemCategory, party, partyGroup; null for the company
     * @param of id of the tax, item, ...; null for the company
     */
    public record Assignment(
            String role, @Nullable String scope, @Nullable UUID of, UUID account) {}

    private record Key(
            String role, @Nullable String scope, @Nullable UUID of) {}

    /** Hold the assignments of one company. */
    public static AccountRoles of(List<Assignment> assignments) {
        Map<Key, UUID> accounts = new HashMap<>();
        assignments.forEach(a -> accounts.put(new Key(a.role, a.scope, a.of), a.account));
        return new AccountRoles(accounts);
    }

    /** Read the assignments of a company. */
    public static AccountRoles load(Connection connection, Company company) {
        return of(new JdbcRows(connection)
                .rows("""
                                select r.role, s.key as scope, cast(s.value as uuid) as scope_id, r.account_id
                                from account_role r left join lateral jsonb_each_text(r.scope) s on true
                                where r.company_id = :company
                                """, Map.of("company", company.id())).stream()
                        .map(row -> new Assignment(
                                JdbcRows.text(row, "role"),
                                (String) row.get("scope"),
                                (UUID) row.get("scope_id"),
                                JdbcRows.id(row, "account_id")))
                        .toList());
    }

    /**
     * Return the account of a role.
     *
     * @param own facts of the line itself: {@code account.ROLE} or {@code account} win
     * @param all facts of line and header, whose tax, item, ... choose the assignment
     * @throws org.twisterp.kernel.RefusalException {@code ledger.account-role} when nothing assigns it
     */
    public UUID account(
            String role, Map<String, ? extends @Nullable Object> own, Map<String, ? extends @Nullable Object> all) {
        Object chosen = own.get("account." + role) == null ? own.get("account") : own.get("account." + role);
        if (chosen != null) {
            return id(chosen);
        }
        for (String scope : SCOPES) {
            Object of = all.get(scope);
            UUID account = of == null ? null : accounts.get(new Key(role, scope, id(of)));
            if (account != null) {
                return account;
            }
        }
        UUID account = accounts.get(new Key(role, null, null));
        if (account == null) {
            throw Refusal.blocked(Blocker.of(
                            "ledger.account-role",
                            Blocker.Kind.VALIDATION,
                            List.of(Blocker.Lifter.role("finance.controller")),
                            "role",
                            role))
                    .exception();
        }
        return account;
    }

    static UUID id(Object value) {
        return switch (value) {
            case Ref<?> ref -> ref.id();
            case UUID id -> id;
            default -> throw new IllegalArgumentException("not a reference: " + value);
        };
    }
}
