package org.twisterp.runtime.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hold a page of a list.
 *
 * @param rows rows in order
 * @param next cursor of the next page; null at the end
 * @param approximateCount how many rows the filter finds, exact while small
 * @param totals sums by field and then by currency; empty when not asked for
 */
public record ListPage(
        List<Row> rows,
        @Nullable String next,
        long approximateCount,
        Map<String, Map<String, java.math.BigDecimal>> totals) {

    /**
     * Hold one row.
     *
     * @param values typed values by field name, references as {@link org.twisterp.runtime.draft.Reference}
     */
    public record Row(UUID id, long version, Map<String, @Nullable Object> values) {}
}
