package org.twisterp.kernel;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Hold an exact amount of one currency, always with exactly the currency's decimals.
 *
 * @param amount scale equals the currency's exponent
 * @param currency currency of the amount
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency);
        if (amount.scale() != currency.exponent()) {
            throw new IllegalArgumentException(amount + " has not the decimals of " + currency);
        }
    }

    /**
     * Take an exact amount without rounding.
     *
     * @throws RefusalException {@code money.scale} when it has more decimals than the currency
     */
    public static Money exact(BigDecimal amount, Currency currency) {
        if (amount.stripTrailingZeros().scale() > currency.exponent()) {
            throw Refusal.invalid("money.scale", "currency", currency.code(), "decimals", currency.exponent())
                    .exception();
        }
        return new Money(amount.setScale(currency.exponent()), currency);
    }

    /** Round half away from zero to the currency's decimals. */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return new Money(Rounding.round(amount, currency), currency);
    }

    /** Return nothing of a currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO.setScale(currency.exponent()), currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Return the sign: -1, 0 or 1. */
    public int signum() {
        return amount.signum();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
