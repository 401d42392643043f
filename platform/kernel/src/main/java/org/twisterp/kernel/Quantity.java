package org.twisterp.kernel;

import java.math.BigDecimal;

/**
 * Hold a number of units, with up to eight decimals.
 *
 * @param amount at most eight decimals
 * @param unit unit that is counted
 */
public record Quantity(BigDecimal amount, Unit unit) {

    public Quantity {
        if (amount.stripTrailingZeros().scale() > 8) {
            throw Refusal.invalid("quantity.scale", "decimals", 8).exception();
        }
    }
}
