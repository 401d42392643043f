package org.twisterp.runtime.draft;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.RefusalException;

/** Find the currency that an amount is in: named by the line, by its header, or the company's. */
public final class Currencies {

    private static final String HEADER = "header.";

    private Currencies() {}

    /** Return the currency of a field; an unknown code counts as the company's, because it is refused elsewhere. */
    public static Currency of(
            String currencyField,
            Map<String, ? extends @Nullable Object> values,
            Map<String, ? extends @Nullable Object> header,
            Currency companyCurrency) {
        if (currencyField.isEmpty()) {
            return companyCurrency;
        }
        String ofHeader = currencyField.startsWith(HEADER) ? currencyField.substring(HEADER.length()) : currencyField;
        Object code = values.get(currencyField) instanceof String own ? own : header.get(ofHeader);
        if (!(code instanceof String text) || text.isEmpty()) {
            return companyCurrency;
        }
        try {
            return Currency.of(text);
        } catch (RefusalException unknown) {
            return companyCurrency;
        }
    }
}
