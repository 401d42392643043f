package org.twisterp.kernel;

import java.util.Objects;

/**
 * Name a currency of ISO 4217 with the number of decimals its amounts have.
 *
 * @param code alphabetic code, three capitals
 * @param exponent decimals of the minor unit: 0 (JPY), 2 (USD), 3 (BHD) or 4 (CLF)
 */
public record Currency(String code, int exponent) {

    public Currency {
        Objects.requireNonNull(code);
        if (exponent < 0 || exponent > 4) {
            throw new IllegalArgumentException("exponent " + exponent);
        }
    }

    /**
     * Return the currency of an ISO 4217 code.
     *
     * @throws RefusalException {@code currency.unknown} when ISO 4217 has no such currency with decimals
     */
    public static Currency of(String code) {
        try {
            int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
            if (digits >= 0) {
                return new Currency(code, digits);
            }
        } catch (IllegalArgumentException notIso) {
            throw unknown(code);
        }
        throw unknown(code);
    }

    private static RefusalException unknown(String code) {
        return Refusal.invalid("currency.unknown", "currency", code).exception();
    }

    @Override
    public String toString() {
        return code;
    }
}
