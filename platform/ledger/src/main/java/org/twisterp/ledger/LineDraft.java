package org.twisterp.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;

/**
 * Describe a line to be posted. Debit and credit are in the company's functional currency; one of them is zero.
 *
 * @param account id of the account
 * @param debitCurrency debit in the line's own currency; may be zero where {@code debit} is not
 * @param rate functional units for one of {@code currency}; 1 when they are equal
 * @param rateKind daily, closing, average, tax, historical; null when the currencies are equal
 * @param dimensions costCenter, project, programme, grant, item, asset, counterpartyCompany, interCompanyTransaction as UUID, custom ones
 *     as text
 * @param dueDate day that the open item of this line is due; the document date when null
 * @param installments how the open item is split; empty for one item
 * @param allocation the allocation that posts this control line, which then makes no open item; null otherwise
 */
public record LineDraft(
        UUID account,
        BigDecimal debit,
        BigDecimal credit,
        Currency currency,
        BigDecimal debitCurrency,
        BigDecimal creditCurrency,
        BigDecimal rate,
        @Nullable String rateKind,
        @Nullable LocalDate rateDate,
        @Nullable String description,
        @Nullable UUID party,
        @Nullable LocalDate dueDate,
        Map<String, Object> dimensions,
        @Nullable TaxMark tax,
        List<Installment> installments,
        @Nullable UUID allocation) {

    public LineDraft {
        dimensions = Map.copyOf(dimensions);
        installments = List.copyOf(installments);
    }

    /**
     * Mark what a line means to a tax return.
     *
     * @param tax id of the tax; null on base lines
     * @param base amount that the tax was computed from, functional; null on base lines
     */
    public record TaxMark(@Nullable UUID tax, @Nullable BigDecimal base, List<String> tags) {
        public TaxMark {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Describe a part of an open item.
     *
     * @param amount positive, in the line's currency; all parts sum to the line
     */
    public record Installment(LocalDate dueDate, BigDecimal amount) {}

    /** Describe a line in the functional currency with nothing but its amount. */
    public static LineDraft of(UUID account, Currency functional, BigDecimal debit, BigDecimal credit) {
        return new LineDraft(
                account,
                debit,
                credit,
                functional,
                debit,
                credit,
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                List.of(),
                null);
    }

    /** Return the same line for a party, due on a day. */
    public LineDraft owedTo(UUID owing, @Nullable LocalDate due) {
        return new LineDraft(
                account,
                debit,
                credit,
                currency,
                debitCurrency,
                creditCurrency,
                rate,
                rateKind,
                rateDate,
                description,
                owing,
                due,
                dimensions,
                tax,
                installments,
                allocation);
    }

    /** Return debit less credit in functional currency. */
    public BigDecimal balance() {
        return debit.subtract(credit);
    }

    /** Return debit less credit in the line's own currency. */
    public BigDecimal balanceCurrency() {
        return debitCurrency.subtract(creditCurrency);
    }
}
