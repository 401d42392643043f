package org.twisterp.finance.manualjournal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.costcenter.CostCenter;
import org.twisterp.finance.tax.Tax;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.kernel.Rounding;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Keep one line of a manual journal: debit or credit in the journal's currency, and in its own where that differs. */
@Entity
@Table(name = "finance_manual_journal_line")
public class ManualJournalLine extends Line {

    @NotNull
    @RefersTo("ledger.account")
    @Column(name = "account_id")
    private @Nullable Ref<?> account;

    @Size(max = 500)
    private @Nullable String description;

    /** Amount in the journal's currency; in the company's when the amount in the line's own stands beside it. */
    @PositiveOrZero
    @Decimal(value = Measure.MONEY, currency = "header.currency")
    private @Nullable BigDecimal debit;

    /** Amount in the journal's currency; in the company's when the amount in the line's own stands beside it. */
    @PositiveOrZero
    @Decimal(value = Measure.MONEY, currency = "header.currency")
    private @Nullable BigDecimal credit;

    /** Own currency of the line; the journal's when null. */
    @Size(min = 3, max = 3)
    private @Nullable String currency;

    @PositiveOrZero
    @Decimal(Measure.MONEY)
    private @Nullable BigDecimal debitCurrency;

    @PositiveOrZero
    @Decimal(Measure.MONEY)
    private @Nullable BigDecimal creditCurrency;

    /** Units of the company's currency for one of the line's. */
    @Positive
    @Decimal(Measure.RATE)
    private @Nullable BigDecimal rate;

    @RefersTo("party.party")
    @Column(name = "party_id")
    private @Nullable Ref<?> party;

    @RefersTo("finance.cost-center")
    @Column(name = "cost_center_id")
    private @Nullable Ref<CostCenter> costCenter;

    @RefersTo("projects.project")
    @Column(name = "project_id")
    private @Nullable Ref<?> project;

    @RefersTo("ngo.programme")
    @Column(name = "programme_id")
    private @Nullable Ref<?> programme;

    @RefersTo("ngo.grant")
    @Column(name = "grant_id")
    private @Nullable Ref<?> grant;

    @RefersTo("platform.company")
    @Column(name = "counterpart_company_id")
    private @Nullable Ref<?> counterpartyCompany;

    @RefersTo("finance.tax")
    @Column(name = "tax_ids")
    private Refs<Tax> taxes = Refs.none();

    private Map<String, Object> dimensions = new LinkedHashMap<>();

    protected ManualJournalLine() {}

    public @Nullable Ref<?> account() {
        return account;
    }

    boolean taxed() {
        return taxes != null && !taxes.ids().isEmpty();
    }

    /** Tell whether exactly one side has an amount. */
    boolean oneSided() {
        boolean left = isSet(debit) || isSet(debitCurrency);
        boolean right = isSet(credit) || isSet(creditCurrency);
        return left != right;
    }

    /** Tell whether the amount in the company's currency is known. */
    boolean convertible(Currency functional, Currency header) {
        return rate != null || known(functional, header) != null;
    }

    /** Return debit less credit in the company's currency; zero while the rate is missing. */
    BigDecimal amount(Currency functional, Currency header) {
        BigDecimal known = known(functional, header);
        if (known != null) {
            return known;
        }
        BigDecimal foreign = own(header).equals(header) ? own(debit, credit) : own(debitCurrency, creditCurrency);
        BigDecimal base = foreign == null ? own(debitCurrency, creditCurrency) : foreign;
        return base == null || rate == null ? BigDecimal.ZERO : Rounding.round(base.multiply(rate), functional);
    }

    /** Return the amount where somebody entered it in the company's currency; null otherwise. */
    private @Nullable BigDecimal known(Currency functional, Currency header) {
        BigDecimal given = own(debit, credit);
        BigDecimal inOwn = own(debitCurrency, creditCurrency);
        if (given != null && (header.equals(functional) || inOwn != null)) {
            return given;
        }
        return inOwn != null && own(header).equals(functional) ? inOwn : null;
    }

    /** Return debit less credit in the line's currency. */
    BigDecimal amountCurrency(Currency functional, Currency header) {
        BigDecimal inOwn = own(debitCurrency, creditCurrency);
        BigDecimal given = own(debit, credit);
        if (own(header).equals(functional)) {
            return amount(functional, header);
        }
        if (inOwn != null) {
            return inOwn;
        }
        if (given != null && own(header).equals(header)) {
            return given;
        }
        if (given == null || rate == null) {
            return BigDecimal.ZERO;
        }
        return Rounding.round(given.divide(rate, 12, RoundingMode.HALF_UP), own(header));
    }

    private BigDecimal rate(Currency functional, Currency header) {
        BigDecimal inOwn = amountCurrency(functional, header);
        if (rate != null || own(header).equals(functional) || inOwn.signum() == 0) {
            return rate == null ? BigDecimal.ONE : rate;
        }
        return amount(functional, header)
                .divide(inOwn, 12, RoundingMode.HALF_UP)
                .abs();
    }

    private Currency own(Currency header) {
        return currency == null ? header : Currency.of(currency);
    }

    /** Return what the ledger learns of this line, as name, value. */
    @Nullable
    Object[] facts(Currency functional, Currency header) {
        return new @Nullable Object[] {
            "account", account,
            "description", description,
            "currency", own(header),
            "rate", rate(functional, header),
            "amount", amountCurrency(functional, header),
            "amountCompany", amount(functional, header),
            "party", party,
            "costCenter", costCenter,
            "project", project,
            "programme", programme,
            "grant", grant,
            "counterpartyCompany", counterpartyCompany,
            "dimensions", Objects.requireNonNullElse(dimensions, Map.of())
        };
    }

    private static @Nullable BigDecimal own(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        if (isSet(left)) {
            return left;
        }
        return isSet(right) ? right.negate() : null;
    }

    private static boolean isSet(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() != 0;
    }
}
