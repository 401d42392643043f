package org.twisterp.ledger.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.RefusalException;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Violations;

/** Keep an account of the chart. What has postings keeps its type, control, currency and monetary flag. */
@Entity
@Table(name = "account")
@EntityName("ledger.account")
public class Account extends Master {

    private static final List<String> RULES = List.of("required", "allowed", "forbidden");

    @NotNull
    private @Nullable AccountType type;

    @RefersTo("ledger.account")
    @Column(name = "parent_id")
    private @Nullable Ref<Account> parent;

    private @Nullable Control control;

    @Size(min = 3, max = 3)
    private @Nullable String currency;

    private boolean monetary;

    private boolean manualPosting = true;

    private boolean intercompany;

    @Size(max = 120)
    private @Nullable String groupAccount;

    @Size(max = 60)
    private @Nullable String cashFlowLine;

    private Map<String, Object> dimensionRules = new LinkedHashMap<>();

    private @Nullable LocalDate validFrom;

    private @Nullable LocalDate validTo;

    protected Account() {}

    public @Nullable AccountType type() {
        return type;
    }

    /** Return the sub-ledger it controls; null when it controls none. */
    public @Nullable Control control() {
        return control;
    }

    /** Take {@code control: true} for the sub-ledger that the type suggests: assets receivable, liabilities payable. */
    @Override
    public Map<String, @Nullable Object> understand(Map<String, @Nullable Object> json) {
        if (!(json.get("control") instanceof Boolean controls)) {
            return json;
        }
        Map<String, @Nullable Object> understood = new LinkedHashMap<>(json);
        boolean asset = "asset".equals(json.get("type"));
        understood.put("control", controls ? (asset ? "receivable" : "payable") : null);
        return understood;
    }

    @Override
    public void check(Context context, Violations violations) {
        if (parent != null && parent.id().equals(id())) {
            violations.add("parent", "ledger.account-own-parent");
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            violations.add("validTo", "date.span", "first", validFrom.toString(), "last", validTo.toString());
        }
        dimensionRules.forEach((dimension, rule) -> {
            if (!RULES.contains(String.valueOf(rule))) {
                violations.add(
                        "dimensionRules",
                        "ledger.dimension-rule",
                        "dimension",
                        dimension,
                        "rule",
                        String.valueOf(rule));
            }
        });
        if (currency != null && !currency.isEmpty()) {
            try {
                Currency.of(currency);
            } catch (RefusalException unknown) {
                violations.add("currency", "currency.unknown", "currency", currency);
            }
        }
    }
}
