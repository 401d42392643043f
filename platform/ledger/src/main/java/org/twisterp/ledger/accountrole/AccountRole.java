package org.twisterp.ledger.accountrole;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.ledger.AccountRoles;
import org.twisterp.ledger.account.Account;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Stored;
import org.twisterp.spi.Violations;

/** Assign an account to a role that posting rules name, for the company or for one item category, party group, tax, item or party. */
@Entity
@Table(name = "account_role")
@EntityName("ledger.account-role")
public class AccountRole extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @Computed
    private String code = "";

    @NotBlank
    @Size(max = 60)
    private String role = "";

    @NotNull
    @RefersTo("ledger.account")
    @Column(name = "account_id")
    private @Nullable Ref<Account> account;

    private Map<String, Object> scope = new LinkedHashMap<>();

    protected AccountRole() {}

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }

    public String role() {
        return role;
    }

    @Override
    public void complete(Context context) {
        StringBuilder name = new StringBuilder(role);
        scope.forEach(
                (of, id) -> name.append(" (").append(of).append(' ').append(id).append(')'));
        code = name.toString();
    }

    @Override
    public void check(Context context, Violations violations) {
        if (scope.size() > 1 || !AccountRoles.SCOPES.containsAll(scope.keySet())) {
            violations.add("scope", "ledger.role-scope", "scopes", String.join(", ", AccountRoles.SCOPES));
        }
        for (Object id : scope.values()) {
            try {
                UUID.fromString(String.valueOf(id));
            } catch (IllegalArgumentException notAnId) {
                violations.add("scope", "value.type", "expected", "id");
            }
        }
    }
}
