package org.twisterp.runtime.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.query.QueryDefinition;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.runtime.query.Worded;
import org.twisterp.runtime.report.ReportDefinition.Asked;
import org.twisterp.spi.Context;
import org.twisterp.spi.Query;

/**
 * Run the SQL of a report as the query that it is, {@code reports.ID}: typed parameters and columns, under row-level
 * security, in the same snapshot and with the same refusals as every other, on the screen and over REST.
 *
 * <p>The SQL names its parameters {@code :name}, absent ones null; {@code :company} is the company. It ends with its
 * order; a limit is put behind it. Totals are those of all rows, whatever page is read.
 */
final class SqlQuery implements Worded {

    private static final String LIMIT = "limit";
    private static final String AFTER = "after";
    private static final int PAGE = 200;

    private final ReportDefinition definition;
    private final String sql;

    SqlQuery(ReportDefinition definition, String sql) {
        this.definition = definition;
        this.sql = sql;
    }

    static String name(ReportDefinition definition) {
        return "reports." + definition.id();
    }

    @Override
    public String name() {
        return name(definition);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(
                definition.asked().stream().map(SqlQuery::parameter).toList());
        parameters.add(new Parameter(AFTER, Type.INTEGER, false, null));
        parameters.add(new Parameter(LIMIT, Type.INTEGER, false, null));
        return parameters;
    }

    private static Parameter parameter(Asked asked) {
        return new Parameter(
                asked.name(), asked.type() == null ? Type.TEXT : asked.type(), asked.required(), asked.refersTo());
    }

    @Override
    public List<Column> columns() {
        return definition.columns().stream()
                .map(column -> new Column(column.name(), type(column)))
                .toList();
    }

    private static Type type(ReportDefinition.Column column) {
        return column.type() == null ? Type.TEXT : column.type();
    }

    @Override
    public List<String> roles() {
        return definition.roles();
    }

    @Override
    public QueryDefinition described(Locale locale) {
        ReportWords words = new ReportWords(definition.folder(), locale, key -> Optional.empty());
        return new QueryDefinition(
                name(),
                words.text("title"),
                parameters().stream()
                        .map(p -> new QueryDefinition.Parameter(
                                p.name(), words.text("parameter." + p.name()), p.type(), p.required(), p.refersTo()))
                        .toList(),
                columns().stream()
                        .map(column -> new QueryResult.Column(
                                column.name(), words.text("column." + column.name()), column.type()))
                        .toList());
    }

    @Override
    public Result read(Context context, Map<String, Object> parameters) {
        Map<String, @Nullable Object> bound = new HashMap<>();
        definition.asked().forEach(asked -> bound.put(asked.name(), parameters.get(asked.name())));
        bound.put("company", context.company().id());
        int digits = context.company().currency().exponent();
        int most = Math.clamp(number(parameters, LIMIT, PAGE), 1, Reports.MOST_ROWS);
        int skipped = number(parameters, AFTER, 0);
        List<Map<String, @Nullable Object>> rows =
                context.rows(sql + "\nlimit " + (most + 1L) + " offset " + skipped, bound).stream()
                        .map(row -> typed(row, digits))
                        .toList();
        boolean more = rows.size() > most;
        return new Result(
                more ? rows.subList(0, most) : rows,
                totals(context, bound, digits),
                more ? String.valueOf(skipped + most) : null);
    }

    private static int number(Map<String, Object> parameters, String name, int standard) {
        int number = parameters.get(name) instanceof Integer given ? given : standard;
        if (number < 0) {
            throw Refusal.unreadable(
                            name, "query.parameter-value", "parameter", name, "value", number, "type", "integer")
                    .exception();
        }
        return number;
    }

    private Map<String, @Nullable Object> totals(Context context, Map<String, @Nullable Object> bound, int digits) {
        List<ReportDefinition.Column> summed = definition.columns().stream()
                .filter(column -> column.total() == ReportDefinition.Total.SUM)
                .toList();
        if (summed.isEmpty()) {
            return Map.of();
        }
        String sums = summed.stream()
                .map(column -> "coalesce(sum(\"%s\"), 0) as \"%s\"".formatted(column.name(), column.name()))
                .collect(Collectors.joining(", "));
        Map<String, Object> row = context.rows("select " + sums + " from (" + sql + ") report", bound)
                .getFirst();
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        summed.forEach(column -> totals.put(column.name(), typed(column, row.get(column.name()), digits)));
        return totals;
    }

    private Map<String, @Nullable Object> typed(Map<String, Object> row, int digits) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        for (ReportDefinition.Column column : definition.columns()) {
            if (!row.containsKey(column.name())) {
                throw new IllegalStateException(definition.id() + "/query.sql: no column " + column.name());
            }
            typed.put(column.name(), typed(column, row.get(column.name()), digits));
        }
        return typed;
    }

    /** Amounts keep at least the decimals of the company's currency, whatever the database stores. */
    private static @Nullable Object typed(ReportDefinition.Column column, @Nullable Object value, int digits) {
        if (value instanceof BigDecimal amount && column.type() == Query.Type.MONEY) {
            BigDecimal bare = amount.stripTrailingZeros();
            return bare.setScale(Math.max(digits, bare.scale()));
        }
        return value;
    }
}
