package org.twisterp.finance.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.twisterp.finance.tax.TaxComputation.Taxed;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Rounding;
import org.twisterp.spi.Company.TaxRounding;

/**
 * Take taxes out of prices that include them.
 *
 * <p>Per document the base is rounded once for all lines that carry the same taxes, and split into line nets by largest remainder: 3 x 10.00
 * including 15 % has the base 26.09 and the nets 8.70, 8.70, 8.69. Per line each net is rounded by itself.
 */
final class InclusivePrices {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXACT = 20;

    private final List<Taxed> gross;
    private final Currency currency;
    private final BigDecimal[] nets;
    private final Map<UUID, TaxTerms> terms = new LinkedHashMap<>();
    private final Map<UUID, BigDecimal> bases = new LinkedHashMap<>();
    private final Map<UUID, BigDecimal> amounts = new LinkedHashMap<>();

    private InclusivePrices(List<Taxed> gross, Currency currency) {
        this.gross = gross;
        this.currency = currency;
        this.nets = new BigDecimal[gross.size()];
    }

    /** Split gross amounts into nets and taxes; nets and what taxes add sum to the gross amounts. */
    static TaxComputation.Split split(List<Taxed> gross, TaxRounding rounding, Currency currency) {
        InclusivePrices prices = new InclusivePrices(gross, currency);
        for (List<Integer> group : prices.groups(rounding)) {
            prices.take(group);
        }
        List<TaxAmount> taxes = prices.terms.values().stream()
                .map(tax -> TaxAmount.of(tax, prices.bases.get(tax.id()), prices.amounts.get(tax.id()), currency))
                .toList();
        return new TaxComputation.Split(List.of(prices.nets), taxes);
    }

    /** Amounts that carry the same taxes go together; each alone when the company rounds on lines. */
    private List<List<Integer>> groups(TaxRounding rounding) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < gross.size(); i++) {
            Object key = rounding == TaxRounding.LINE
                    ? i
                    : gross.get(i).taxes().stream().map(TaxTerms::id).toList();
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }

    private void take(List<Integer> group) {
        List<TaxTerms> taxes = gross.get(group.getFirst()).taxes();
        BigDecimal percent = taxes.stream().map(TaxTerms::chargedRate).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal factor = HUNDRED.add(percent);
        BigDecimal total = group.stream().map(i -> gross.get(i).net()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal base = Rounding.round(total.multiply(HUNDRED).divide(factor, EXACT, RoundingMode.HALF_UP), currency);
        spread(group, base, factor);
        List<BigDecimal> shares = percent.signum() == 0
                ? taxes.stream().map(tax -> BigDecimal.ZERO).toList()
                : Rounding.split(
                        total.subtract(base),
                        taxes.stream().map(TaxTerms::chargedRate).toList(),
                        currency.exponent());
        for (int i = 0; i < taxes.size(); i++) {
            TaxTerms tax = taxes.get(i);
            BigDecimal amount = tax.chargedRate().signum() == 0
                    ? Rounding.round(base.multiply(tax.rate()).divide(HUNDRED), currency)
                    : shares.get(i);
            terms.putIfAbsent(tax.id(), tax);
            bases.merge(tax.id(), base, BigDecimal::add);
            amounts.merge(tax.id(), amount, BigDecimal::add);
        }
    }

    /** Split the base over the amounts; where their signs differ, each is rounded and the largest bears what is left. */
    private void spread(List<Integer> group, BigDecimal base, BigDecimal factor) {
        boolean oneSign = group.stream()
                        .map(i -> gross.get(i).net().signum())
                        .filter(s -> s != 0)
                        .distinct()
                        .count()
                < 2;
        if (oneSign) {
            List<BigDecimal> parts = Rounding.split(
                    base, group.stream().map(i -> gross.get(i).net().abs()).toList(), currency.exponent());
            for (int i = 0; i < group.size(); i++) {
                nets[group.get(i)] = parts.get(i);
            }
            return;
        }
        BigDecimal left = base;
        int largest = group.getFirst();
        for (int i : group) {
            BigDecimal own = gross.get(i).net();
            nets[i] = Rounding.round(own.multiply(HUNDRED).divide(factor, EXACT, RoundingMode.HALF_UP), currency);
            left = left.subtract(nets[i]);
            largest = own.abs().compareTo(gross.get(largest).net().abs()) > 0 ? i : largest;
        }
        nets[largest] = nets[largest].add(left);
    }
}
