package org.twisterp.finance.tax;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Context;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Violations;

/** Keep a tax: its rates by date, how it is computed and where its parts are posted. */
@Entity
@Table(name = "finance_tax")
@EntityName("finance.tax")
public class Tax extends Master {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Name the sides of trade that a tax is for. */
    public enum Use {
        PURCHASE,
        SALE,
        BOTH
    }

    /** Name the kinds of taxes. */
    public enum Kind {
        VAT,
        GST,
        WITHHOLDING,
        CESS,
        SALES
    }

    /** Name the ways to compute a tax. */
    public enum Computation {
        PERCENT,
        PER_UNIT,
        DIVISION
    }

    /** Name the events that make a tax due. */
    public enum Due {
        INVOICE,
        PAYMENT
    }

    @NotNull
    private Use use = Use.BOTH;

    @NotNull
    private Kind kind = Kind.VAT;

    @NotNull
    private Computation computation = Computation.PERCENT;

    private boolean priceIncludes;

    /** Taxes whose amounts belong to the base of this one. */
    @RefersTo("finance.tax")
    @Column(name = "includes_tax_ids")
    private Refs<Tax> includesTaxes = Refs.none();

    /** VAT category of EN 16931: S, Z, E, AE, ... */
    @Size(max = 10)
    private @Nullable String category;

    @Size(max = 200)
    private @Nullable String exemptionReason;

    @NotNull
    private Due due = Due.INVOICE;

    /** Account that holds the tax until the payment; null when it is due on invoice. */
    @RefersTo("ledger.account")
    @Column(name = "transition_account_id")
    private @Nullable Ref<?> transitionAccount;

    @NotNull
    @PositiveOrZero
    @Max(100)
    @Decimal(Measure.PERCENT)
    private BigDecimal recoverablePercent = HUNDRED;

    private List<String> baseTags = new ArrayList<>();

    /** Base, threshold and section of a withholding tax. */
    private Map<String, Object> withholding = new LinkedHashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<TaxRate> rates = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<TaxPart> parts = new ArrayList<>();

    protected Tax() {}

    public Use use() {
        return use;
    }

    /** Return what computing needs on a day; empty when no rate holds then. */
    public Optional<TaxTerms> termsOn(LocalDate day) {
        return rates.stream()
                .filter(r -> r.holdsOn(day))
                .findFirst()
                .map(r -> new TaxTerms(
                        id(),
                        code(),
                        Objects.requireNonNull(r.rate()),
                        recoverablePercent,
                        parts.stream()
                                .map(p -> new TaxTerms.Part(
                                        Objects.requireNonNull(p.percent()),
                                        Objects.requireNonNull(p.account()),
                                        p.tags()))
                                .toList(),
                        List.copyOf(baseTags)));
    }

    @Override
    public void check(Context context, Violations violations) {
        checkSupported(violations);
        if (rates.isEmpty()) {
            violations.add("rates", "tax.no-rate");
        }
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).endsBeforeItBegins()) {
                violations.add("rates[" + i + "].validTo", "tax.rate-ends-early");
            }
            for (int j = 0; j < i; j++) {
                if (rates.get(i).overlaps(rates.get(j))) {
                    violations.add("rates[" + i + "].validFrom", "tax.rates-overlap", "other", j + 1);
                }
            }
        }
        checkParts(violations);
    }

    private void checkSupported(Violations violations) {
        if (computation != Computation.PERCENT) {
            violations.add("computation", "tax.computation-not-yet", "computation", wire(computation));
        }
        if (kind == Kind.WITHHOLDING) {
            violations.add("kind", "tax.withholding-not-yet");
        }
        if (due == Due.PAYMENT) {
            violations.add("due", "tax.due-on-payment-not-yet");
        }
        if (priceIncludes) {
            violations.add("priceIncludes", "tax.inclusive-not-yet");
        }
        if (!includesTaxes.ids().isEmpty()) {
            violations.add("includesTaxes", "tax.compound-not-yet");
        }
    }

    /** Positive parts share the tax whole; negative ones mirror it, as in reverse charge. */
    private void checkParts(Violations violations) {
        BigDecimal positive = parts.stream()
                .map(TaxPart::percent)
                .filter(p -> p != null && p.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!parts.isEmpty() && positive.compareTo(HUNDRED) != 0) {
            violations.add(
                    "parts",
                    "tax.parts-not-whole",
                    "sum",
                    positive.stripTrailingZeros().toPlainString());
        }
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
