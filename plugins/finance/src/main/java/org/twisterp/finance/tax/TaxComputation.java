package org.twisterp.finance.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Rounding;
import org.twisterp.spi.Company.TaxRounding;

/**
 * Compute taxes of a document (EN 16931: the tax of a category is its base x rate, rounded once).
 *
 * <p>A company rounds either once per document and tax, or on each line; never both in one document.
 */
public final class TaxComputation {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TaxComputation() {}

    /**
     * Hold one net amount with the taxes charged on it.
     *
     * @param net amount in the document's currency, rounded; with its taxes where prices include them
     */
    public record Taxed(BigDecimal net, List<TaxTerms> taxes) {
        public Taxed {
            taxes = List.copyOf(taxes);
        }
    }

    /**
     * Hold amounts without tax and what each tax comes to.
     *
     * @param nets net of each amount given, in order
     */
    public record Split(List<BigDecimal> nets, List<TaxAmount> taxes) {
        public Split {
            nets = List.copyOf(nets);
            taxes = List.copyOf(taxes);
        }
    }

    /** Compute taxes on top of nets, or take them out of prices that include them. */
    public static Split of(List<Taxed> amounts, boolean pricesIncludeTax, TaxRounding rounding, Currency currency) {
        return pricesIncludeTax
                ? InclusivePrices.split(amounts, rounding, currency)
                : new Split(amounts.stream().map(Taxed::net).toList(), onTop(amounts, rounding, currency));
    }

    /** Return what each tax comes to, in the order in which taxes first appear. */
    private static List<TaxAmount> onTop(List<Taxed> amounts, TaxRounding rounding, Currency currency) {
        Map<UUID, TaxTerms> terms = new LinkedHashMap<>();
        Map<UUID, List<BigDecimal>> nets = new LinkedHashMap<>();
        for (Taxed amount : amounts) {
            for (TaxTerms tax : amount.taxes()) {
                terms.putIfAbsent(tax.id(), tax);
                nets.computeIfAbsent(tax.id(), id -> new ArrayList<>()).add(amount.net());
            }
        }
        return terms.values().stream()
                .map(tax -> amount(tax, nets.getOrDefault(tax.id(), List.of()), rounding, currency))
                .toList();
    }

    private static TaxAmount amount(TaxTerms tax, List<BigDecimal> nets, TaxRounding rounding, Currency currency) {
        BigDecimal base = Rounding.round(sum(nets), currency);
        BigDecimal amount =
                switch (rounding) {
                    case DOCUMENT -> on(base, tax, currency);
                    case LINE ->
                        sum(nets.stream().map(net -> on(net, tax, currency)).toList());
                };
        return TaxAmount.of(tax, base, amount, currency);
    }

    private static BigDecimal on(BigDecimal base, TaxTerms tax, Currency currency) {
        return Rounding.round(base.multiply(tax.rate()).divide(HUNDRED), currency);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
