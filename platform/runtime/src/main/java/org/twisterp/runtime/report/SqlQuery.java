package org.twisterp.runtime.report;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.report.ReportDefinition.Asked;
import org.twisterp.spi.Context;
import org.twisterp.spi.Query;

/**
 * Run the SQL of a report as the query that it is: typed parameters and columns, under row-level security, in the same
 * snapshot and with the same refusals as every other.
 *
 * <p>The SQL names its parameters {@code :name}, absent ones null; {@code :company} is the company. It ends with its
 * order, a limit is put behind it.
 */
final class SqlQuery implements Query {

    private final ReportDefinition definition;
    private final String sql;
    private final int most;

    SqlQuery(ReportDefinition definition, String sql, int most) {
        this.definition = definition;
        this.sql = sql;
        this.most = most;
    }

    @Override
    public String name() {
        return "reports." + definition.id();
    }

    @Override
    public List<Parameter> parameters() {
        return definition.asked().stream().map(SqlQuery::parameter).toList();
    }

    private static Parameter parameter(Asked asked) {
        return new Parameter(
                asked.name(), asked.type() == null ? Type.TEXT : asked.type(), asked.required(), asked.refersTo());
    }

    @Override
    public List<Query.Column> columns() {
        return definition.columns().stream()
                .map(column -> new Query.Column(column.name(), type(column)))
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
    public Result read(Context context, Map<String, Object> parameters) {
        Map<String, @Nullable Object> bound = new HashMap<>();
        parameters().forEach(parameter -> bound.put(parameter.name(), parameters.get(parameter.name())));
        bound.put("company", context.company().id());
        int digits = context.company().currency().exponent();
        List<Map<String, @Nullable Object>> rows = context.rows(sql + "\nlimit " + (most + 1), bound).stream()
                .map(row -> typed(row, digits))
                .toList();
        return new Result(rows, Map.of(), null);
    }

    /** Amounts keep at least the decimals of the company's currency, whatever the database stores. */
    private Map<String, @Nullable Object> typed(Map<String, Object> row, int digits) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        for (ReportDefinition.Column column : definition.columns()) {
            if (!row.containsKey(column.name())) {
                throw new IllegalStateException(definition.id() + "/query.sql: no column " + column.name());
            }
            Object value = row.get(column.name());
            if (value instanceof BigDecimal amount && column.type() == Type.MONEY) {
                BigDecimal bare = amount.stripTrailingZeros();
                value = bare.setScale(Math.max(digits, bare.scale()));
            }
            typed.put(column.name(), value);
        }
        return typed;
    }
}
