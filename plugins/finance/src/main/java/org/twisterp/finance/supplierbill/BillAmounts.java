package org.twisterp.finance.supplierbill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.twisterp.finance.tax.TaxAmount;
import org.twisterp.finance.tax.TaxComputation;
import org.twisterp.finance.tax.TaxComputation.Taxed;
import org.twisterp.finance.tax.TaxTerms;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Rounding;
import org.twisterp.spi.Company.TaxRounding;

/**
 * Compute what a bill comes to, in its currency. Pure.
 *
 * @param lineNets net of each line, rounded
 * @param net sum of the lines less allowances plus charges (EN 16931, BR-CO-13)
 * @param taxes what each tax comes to
 * @param tax what taxes add to the total
 * @param total what is to be paid
 * @param costs what each line costs: its net, its share of allowances and charges and of tax that does not come back
 */
public record BillAmounts(
        List<BigDecimal> lineNets,
        BigDecimal net,
        List<TaxAmount> taxes,
        BigDecimal tax,
        BigDecimal total,
        List<BigDecimal> costs) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public BillAmounts {
        lineNets = List.copyOf(lineNets);
        taxes = List.copyOf(taxes);
        costs = List.copyOf(costs);
    }

    /** Hold a line: quantity x unit price less discount (hundredths). */
    public record LineTerms(
            BigDecimal quantity, BigDecimal unitPrice, BigDecimal discountPercent, List<TaxTerms> taxes) {
        public LineTerms {
            taxes = List.copyOf(taxes);
        }

        BigDecimal amount(Currency currency) {
            BigDecimal gross = quantity.multiply(unitPrice);
            return Rounding.round(
                    gross.multiply(HUNDRED.subtract(discountPercent)).divide(HUNDRED), currency);
        }
    }

    /** Hold an allowance (negative) or a charge (positive) on the whole bill. */
    public record Adjustment(BigDecimal amount, List<TaxTerms> taxes) {
        public Adjustment {
            taxes = List.copyOf(taxes);
        }
    }

    /** Compute a bill; prices and adjustments are without taxes unless they include them. */
    public static BillAmounts of(
            List<LineTerms> lines,
            List<Adjustment> adjustments,
            boolean pricesIncludeTax,
            TaxRounding rounding,
            Currency currency) {
        List<Taxed> taxed = new ArrayList<>();
        lines.forEach(line -> taxed.add(new Taxed(line.amount(currency), line.taxes())));
        adjustments.forEach(adjustment -> taxed.add(new Taxed(adjustment.amount(), adjustment.taxes())));
        TaxComputation.Split split = TaxComputation.of(taxed, pricesIncludeTax, rounding, currency);
        List<TaxAmount> taxes = split.taxes();
        List<BigDecimal> nets = split.nets().subList(0, lines.size());
        BigDecimal adjusted = sum(split.nets().stream().skip(lines.size()), currency);
        BigDecimal net = sum(nets.stream(), currency).add(adjusted);
        BigDecimal tax = sum(taxes.stream().map(TaxAmount::charged), currency);
        return new BillAmounts(nets, net, taxes, tax, net.add(tax), costs(lines, nets, adjusted, taxes, currency));
    }

    /** Spread what has no account of its own over the lines by largest remainder, so that costs and taxes sum to the total. */
    private static List<BigDecimal> costs(
            List<LineTerms> lines,
            List<BigDecimal> nets,
            BigDecimal adjusted,
            List<TaxAmount> taxes,
            Currency currency) {
        List<BigDecimal> costs = new ArrayList<>(nets);
        spread(costs, adjusted, nets, Collections.nCopies(nets.size(), true), currency);
        for (TaxAmount tax : taxes) {
            UUID id = tax.terms().id();
            List<Boolean> carries = lines.stream()
                    .map(line -> line.taxes().stream().anyMatch(t -> t.id().equals(id)))
                    .toList();
            spread(costs, tax.cost(), nets, carries, currency);
        }
        return costs;
    }

    private static void spread(
            List<BigDecimal> costs,
            BigDecimal amount,
            List<BigDecimal> nets,
            List<Boolean> carries,
            Currency currency) {
        if (amount.signum() == 0 || nets.isEmpty()) {
            return;
        }
        boolean none = carries.stream().noneMatch(c -> c);
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            weights.add(none || carries.get(i) ? nets.get(i).abs() : BigDecimal.ZERO);
        }
        if (weights.stream().allMatch(w -> w.signum() == 0)) {
            weights.set(0, BigDecimal.ONE);
        }
        List<BigDecimal> shares = Rounding.split(amount, weights, currency.exponent());
        for (int i = 0; i < costs.size(); i++) {
            costs.set(i, costs.get(i).add(shares.get(i)));
        }
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts, Currency currency) {
        return Rounding.round(amounts.reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }
}
