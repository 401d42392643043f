package org.twisterp.runtime.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.query.QueryResult;

/** Put the pages of a query together as one table: totals, groups and their subtotals. Pure. */
final class Tables {

    private Tables() {}

    /**
     * Return the totals of a table: what the query sums, sums over all pages where the report asks for them, the last
     * page's figure where a balance runs, and the first page's otherwise.
     *
     * @throws IllegalStateException when the rows do not add up to what the query says they do
     */
    static Map<String, @Nullable Object> totals(ReportDefinition definition, List<QueryResult> pages) {
        Map<String, @Nullable Object> totals =
                new LinkedHashMap<>(pages.getFirst().totals());
        for (ReportDefinition.Column column : definition.columns()) {
            switch (column.total()) {
                case SUM -> totals.put(column.name(), sum(definition, column.name(), pages));
                case LAST -> totals.put(column.name(), pages.getLast().totals().get(column.name()));
                case NONE -> {
                    // what the query says stands
                }
            }
        }
        return totals;
    }

    private static BigDecimal sum(ReportDefinition definition, String column, List<QueryResult> pages) {
        BigDecimal sum = BigDecimal.ZERO;
        for (QueryResult page : pages) {
            BigDecimal rows = sum(page.rows(), column);
            if (page.totals().get(column) instanceof BigDecimal said && said.compareTo(rows) != 0) {
                throw new IllegalStateException(
                        definition.id() + ": rows of " + column + " come to " + rows + ", the query says " + said);
            }
            sum = sum.add(rows);
        }
        return sum;
    }

    private static BigDecimal sum(List<Map<String, @Nullable Object>> rows, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, @Nullable Object> row : rows) {
            if (row.get(column) instanceof BigDecimal value) {
                sum = sum.add(value);
            }
        }
        return sum;
    }

    /** Bring rows of one group together, in the order the groups first appear, each row with its group's subtotals. */
    static List<Map<String, @Nullable Object>> grouped(
            ReportDefinition definition, List<Map<String, @Nullable Object>> rows) {
        if (definition.group() == null) {
            return rows;
        }
        Map<@Nullable Object, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.get(definition.group()), value -> new ArrayList<>())
                .add(row));
        List<Map<String, @Nullable Object>> grouped = new ArrayList<>(rows.size());
        for (List<Map<String, @Nullable Object>> group : groups.values()) {
            Map<String, @Nullable Object> sums = new LinkedHashMap<>();
            definition.columns().stream()
                    .filter(column -> column.total() == ReportDefinition.Total.SUM)
                    .forEach(column -> sums.put("group." + column.name(), sum(group, column.name())));
            for (Map<String, @Nullable Object> row : group) {
                Map<String, @Nullable Object> with = new LinkedHashMap<>(row);
                with.putAll(sums);
                grouped.add(with);
            }
        }
        return grouped;
    }
}
