package org.twisterp.kernel;

import java.math.BigDecimal;

/**
 * Convert amounts: one unit of {@code from} equals {@code value} units of {@code to}.
 *
 * @param from currency converted from
 * @param to currency converted to
 * @param value positive, at most twelve decimals
 */
public record Rate(Currency from, Currency to, BigDecimal value) {

    public Rate {
        if (value.signum() <= 0 || value.stripTrailingZeros().scale() > 12) {
            throw Refusal.invalid("rate.invalid", "rate", value.toPlainString()).exception();
        }
    }

    /** Convert and round once, half away from zero. */
    public Money convert(Money amount) {
        if (!amount.currency().equals(from)) {
            throw new IllegalArgumentException(amount + " is not in " + from);
        }
        return Money.rounded(amount.amount().multiply(value), to);
    }
}
