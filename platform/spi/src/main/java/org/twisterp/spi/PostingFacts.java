package org.twisterp.spi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;

/**
 * Tell the ledger what happened, without naming an account side: posting.yaml turns it into an entry.
 *
 * <p>Values are BigDecimal amounts in the document's currency, LocalDate, Ref, String. A line may carry an
 * {@code account} Ref, which wins over the account role; the key {@code account.ROLE} does so for one role only.
 *
 * @param currency currency of all amounts
 * @param rate units of the company's currency for one of {@code currency}; 1 when they are equal
 * @param values header values by name
 * @param groups lists of lines by name, for {@code each}
 */
public record PostingFacts(
        Currency currency,
        BigDecimal rate,
        Map<String, @Nullable Object> values,
        Map<String, List<Map<String, @Nullable Object>>> groups) {

    /** Start facts in a currency. */
    public static Builder in(Currency currency, BigDecimal rate) {
        return new Builder(currency, rate);
    }

    /** Build facts step by step. */
    public static final class Builder {
        private final Currency currency;
        private final BigDecimal rate;
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        private final Map<String, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();

        private Builder(Currency currency, BigDecimal rate) {
            this.currency = currency;
            this.rate = rate;
        }

        /** Set a header value. */
        public Builder value(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }

        /** Add a line to a group; pairs come as name, value. */
        public Builder line(String group, @Nullable Object... pairs) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                line.put((String) java.util.Objects.requireNonNull(pairs[i]), pairs[i + 1]);
            }
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(line);
            return this;
        }

        public PostingFacts build() {
            return new PostingFacts(currency, rate, values, groups);
        }
    }
}
