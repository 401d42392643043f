package org.twisterp.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Round amounts; the only place where money is ever rounded. */
public final class Rounding {

    /** Half away from zero, as invoices and tax offices expect it. */
    public static final RoundingMode MODE = RoundingMode.HALF_UP;

    private Rounding() {}

    /** Round to the decimals of a currency, half away from zero. */
    public static BigDecimal round(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.exponent(), MODE);
    }

    /**
     * Split a total in proportion to weights so that the parts sum to it exactly.
     *
     * <p>Largest remainder method: each part is cut towards zero, the missing minor units go to the largest
     * remainders, ties to the earlier part.
     *
     * @param total amount with at most {@code exponent} decimals
     * @param weights non-negative, not all zero unless the total is zero
     */
    public static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, int exponent) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        for (BigDecimal weight : weights) {
            BigDecimal exact =
                    sum.signum() == 0 ? BigDecimal.ZERO : total.multiply(weight).divide(sum, 30, RoundingMode.DOWN);
            BigDecimal part = exact.setScale(exponent, RoundingMode.DOWN);
            parts.add(part);
            remainders.add(exact.subtract(part).abs());
            given = given.add(part);
        }
        distribute(parts, remainders, total.subtract(given), exponent);
        return List.copyOf(parts);
    }

    private static void distribute(
            List<BigDecimal> parts, List<BigDecimal> remainders, BigDecimal missing, int exponent) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(exponent).multiply(BigDecimal.valueOf(missing.signum()));
        List<Integer> order = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .toList();
        BigDecimal left = missing;
        for (int i = 0; left.signum() != 0 && !order.isEmpty(); i = (i + 1) % order.size()) {
            parts.set(order.get(i), parts.get(order.get(i)).add(step));
            left = left.subtract(step);
        }
    }
}
