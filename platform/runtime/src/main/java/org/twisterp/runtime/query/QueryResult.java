package org.twisterp.runtime.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Query;

/**
 * Hold what a named query read.
 *
 * @param parameters typed values that were used, by name
 * @param columns columns in order with their words
 * @param rows typed values by column name
 * @param totals typed values by column name
 * @param next cursor of the next page; null at the end
 */
public record QueryResult(
        String name,
        Map<String, @Nullable Object> parameters,
        List<Column> columns,
        List<Map<String, @Nullable Object>> rows,
        Map<String, @Nullable Object> totals,
        @Nullable String next) {

    /** Describe a column. */
    public record Column(String name, String label, Query.Type type) {}
}
