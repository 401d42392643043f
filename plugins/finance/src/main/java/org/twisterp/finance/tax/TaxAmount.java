package org.twisterp.finance.tax;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Rounding;

/**
 * Hold what one tax comes to on a document, in its currency.
 *
 * @param terms tax with its rate
 * @param base sum of what it is charged on
 * @param tax base x rate, rounded where the company rounds taxes
 * @param recoverable what of the tax comes back; the rest is cost
 * @param parts amounts by part of the tax, in its order; one alone when it has no parts
 */
public record TaxAmount(
        TaxTerms terms, BigDecimal base, BigDecimal tax, BigDecimal recoverable, List<BigDecimal> parts) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public TaxAmount {
        parts = List.copyOf(parts);
    }

    static TaxAmount of(TaxTerms terms, BigDecimal base, BigDecimal tax, Currency currency) {
        BigDecimal recoverable =
                Rounding.round(tax.multiply(terms.recoverablePercent()).divide(HUNDRED), currency);
        return new TaxAmount(terms, base, tax, recoverable, parts(terms, tax, recoverable, currency));
    }

    /** What comes back is split over the positive parts, what is owed at once over the negative ones. */
    private static List<BigDecimal> parts(TaxTerms terms, BigDecimal tax, BigDecimal recoverable, Currency currency) {
        if (terms.parts().isEmpty()) {
            return List.of(recoverable);
        }
        List<BigDecimal> percents =
                terms.parts().stream().map(TaxTerms.Part::percent).toList();
        List<BigDecimal> back = Rounding.split(
                recoverable, percents.stream().map(p -> p.max(BigDecimal.ZERO)).toList(), currency.exponent());
        List<BigDecimal> owedShares =
                percents.stream().map(p -> p.min(BigDecimal.ZERO).negate()).toList();
        BigDecimal owedPercent = owedShares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal owedTotal = Rounding.round(tax.multiply(owedPercent).divide(HUNDRED), currency);
        List<BigDecimal> owed =
                owedPercent.signum() == 0 ? owedShares : Rounding.split(owedTotal, owedShares, currency.exponent());
        return IntStream.range(0, percents.size())
                .mapToObj(i -> Rounding.round(back.get(i).subtract(owed.get(i)), currency))
                .toList();
    }

    /** Return what of the tax does not come back. */
    public BigDecimal cost() {
        return tax.subtract(recoverable);
    }

    /** Return what the tax adds to the document's total: nothing in reverse charge. */
    public BigDecimal charged() {
        return parts.stream().reduce(cost(), BigDecimal::add);
    }
}
