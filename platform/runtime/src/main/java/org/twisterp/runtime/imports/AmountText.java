package org.twisterp.runtime.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Read amounts as journals write them: a point for decimals, thousands parted by commas or spaces or not at all. */
final class AmountText {

    private static final Pattern PLAIN = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern GROUPED = Pattern.compile(
            "[-+]?\\d{1,3}(,\\d{2,3})*,\\d{3}(\\.\\d*)?|[-+]?\\d{1,3}([ _'\u00a0\u202f]\\d{3})+(\\.\\d*)?");
    private static final int LONGEST = 40;

    private AmountText() {}

    /** Return the exact number; empty when the text is no number or one in exponent form. */
    static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String minus = text.replace('\u2212', '-');
        if (PLAIN.matcher(minus).matches()) {
            return Optional.of(new BigDecimal(minus));
        }
        if (GROUPED.matcher(minus).matches()) {
            return Optional.of(new BigDecimal(minus.replaceAll("[, _'\u00a0\u202f]", "")));
        }
        return Optional.empty();
    }
}
