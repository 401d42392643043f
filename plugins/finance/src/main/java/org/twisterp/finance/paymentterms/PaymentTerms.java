package org.twisterp.finance.paymentterms;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;
import org.twisterp.spi.Violations;

/** Keep when documents are due, in how many parts, and what early payment earns. */
@Entity
@Table(name = "finance_payment_terms")
@EntityName("finance.payment-terms")
public class PaymentTerms extends Master {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> DISCOUNT = Set.of("percent", "days", "tax");
    private static final Set<String> DISCOUNT_TAX = Set.of("corrected", "reduced", "none");

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<PaymentTermsPart> parts = new ArrayList<>();

    /** Discount for early payment: percent, days, tax (corrected, reduced or none); empty when there is none. */
    private Map<String, Object> discount = new LinkedHashMap<>();

    protected PaymentTerms() {}

    /** Return the parts as computing needs them. */
    public List<DueDates.Part> terms() {
        return parts.stream().map(PaymentTermsPart::terms).toList();
    }

    /** Return the discount for early payment; empty when there is none. */
    public Optional<DueDates.Discount> discount() {
        if (discount == null || discount.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal percent = number(discount.get("percent"));
        BigDecimal days = number(discount.get("days"));
        return percent == null || days == null
                ? Optional.empty()
                : Optional.of(new DueDates.Discount(percent, days.intValueExact()));
    }

    @Override
    public void check(Context context, Violations violations) {
        BigDecimal sum = parts.stream()
                .map(PaymentTermsPart::percent)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (parts.isEmpty() || sum.compareTo(HUNDRED) != 0) {
            violations.add(
                    "parts",
                    "payment-terms.not-whole",
                    "sum",
                    sum.stripTrailingZeros().toPlainString());
        }
        checkDiscount(violations);
    }

    private void checkDiscount(Violations violations) {
        if (discount == null || discount.isEmpty()) {
            return;
        }
        for (String key : discount.keySet()) {
            if (!DISCOUNT.contains(key)) {
                violations.add("discount." + key, "field.unknown", "field", key);
            }
        }
        BigDecimal percent = number(discount.get("percent"));
        if (percent == null || percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            violations.add("discount.percent", "payment-terms.percent");
        }
        BigDecimal days = number(discount.get("days"));
        if (days == null || days.signum() < 0 || days.stripTrailingZeros().scale() > 0 || days.precision() > 4) {
            violations.add("discount.days", "payment-terms.days");
        }
        Object tax = discount.getOrDefault("tax", "none");
        if (!(tax instanceof String text) || !DISCOUNT_TAX.contains(text)) {
            violations.add("discount.tax", "payment-terms.discount-tax");
        }
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
