package org.twisterp.runtime.query;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.ListDefinition;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.draft.References;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Call;

/** Read one page of one list inside one unit of work. */
final class ListReading {

    /** Up to here rows are counted; beyond it the planner's estimate is told. */
    private static final int COUNTED = 10_000;

    private final Unit unit;
    private final Definitions definitions;
    private final EntityDefinition entity;
    private final References references;

    ListReading(Unit unit, Definitions definitions, EntityDefinition entity) {
        this.unit = unit;
        this.definitions = definitions;
        this.entity = entity;
        this.references = new References(unit, definitions);
    }

    ListPage page(List<FieldDefinition> fields, ListRequest request) {
        Call call = unit.call();
        ListDefinition list = definitions.list(call, entity.id());
        List<SortKey> keys =
                SortKey.read(call, definitions, entity, request.sort() == null ? list.defaultSort() : request.sort());
        Fragment where = where(list, request);
        List<FieldDefinition> read = withCurrencies(fields);
        try {
            List<ListPage.Row> rows = new ArrayList<>();
            List<@Nullable String> last = rows(read, request, keys, where, rows);
            boolean more = rows.size() > request.limit();
            List<ListPage.Row> shown = more ? rows.subList(0, request.limit()) : rows;
            return new ListPage(
                    resolved(read, shown),
                    more ? Cursor.write(keys, last) : null,
                    count(where),
                    request.totals() ? totals(fields, where) : Map.of());
        } catch (SQLException e) {
            throw new IllegalStateException(entity.id(), e);
        }
    }

    private Fragment where(ListDefinition list, ListRequest request) {
        Call call = unit.call();
        Fragment where = entity.ofCompany() && call.company() != null
                ? Fragment.of("t.company_id = ?", call.inCompany().id())
                : Fragment.of("true");
        if (request.filter() != null && !request.filter().isBlank()) {
            where.add(" and ").add(new Filter(call, definitions, entity, references).sql(request.filter()));
        }
        if (request.search() != null && !request.search().isBlank()) {
            where.add(" and ").add(Search.sql(call, definitions, entity, list.search(), request.search()));
        }
        return where;
    }

    /** Read one row more than wanted; return the sort keys of the last wanted one. */
    private List<@Nullable String> rows(
            List<FieldDefinition> fields,
            ListRequest request,
            List<SortKey> keys,
            Fragment where,
            List<ListPage.Row> into)
            throws SQLException {
        Fragment sql = Fragment.of("select t.id, t.version");
        fields.forEach(field -> sql.add(", t." + field.column()));
        keys.forEach(key -> sql.add(", (" + key.expression() + ")::text"));
        sql.add(" from " + entity.table() + " t where ").add(where);
        if (request.after() != null && !request.after().isBlank()) {
            sql.add(" and ").add(Cursor.after(keys, request.after()));
        }
        sql.add(keys.stream().map(SortKey::order).collect(Collectors.joining(", ", " order by ", "")));
        sql.add(" limit ?", request.limit() + 1);
        List<@Nullable String> last = new ArrayList<>();
        try (PreparedStatement select = sql.prepare(unit.connection());
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                into.add(row(rows, fields));
                if (into.size() == request.limit()) {
                    for (int i = 0; i < keys.size(); i++) {
                        last.add(rows.getString(3 + fields.size() + i));
                    }
                }
            }
        }
        return last;
    }

    private static ListPage.Row row(ResultSet rows, List<FieldDefinition> fields) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(fields.get(i).name(), Columns.read(rows, 3 + i, fields.get(i)));
        }
        return new ListPage.Row(rows.getObject(1, UUID.class), rows.getLong(2), values);
    }

    private List<ListPage.Row> resolved(List<FieldDefinition> fields, List<ListPage.Row> rows) {
        Map<UUID, Reference> known =
                references.of(fields, rows.stream().map(ListPage.Row::values).toList());
        for (ListPage.Row row : rows) {
            row.values().replaceAll((name, value) -> resolved(value, known));
        }
        return List.copyOf(rows);
    }

    private static @Nullable Object resolved(@Nullable Object value, Map<UUID, Reference> known) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> resolved(element, known)).toList();
        }
        return value instanceof UUID id ? known.getOrDefault(id, new Reference(id, "", "")) : value;
    }

    private List<FieldDefinition> withCurrencies(List<FieldDefinition> fields) {
        Set<FieldDefinition> all = new LinkedHashSet<>(fields);
        for (FieldDefinition field : fields) {
            if (field.type() == FieldType.MONEY && !field.currencyField().isEmpty()) {
                entity.find(field.currencyField()).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private long count(Fragment where) throws SQLException {
        Fragment sql = Fragment.of("select count(*) from (select from " + entity.table() + " t where ")
                .add(where)
                .add(" limit ?) c", COUNTED + 1);
        long counted;
        try (PreparedStatement select = sql.prepare(unit.connection());
                ResultSet row = select.executeQuery()) {
            row.next();
            counted = row.getLong(1);
        }
        return counted <= COUNTED ? counted : Math.max(counted, estimate(where));
    }

    private long estimate(Fragment where) throws SQLException {
        Fragment sql = Fragment.of("explain (format json) select from " + entity.table() + " t where ")
                .add(where);
        try (PreparedStatement explain = sql.prepare(unit.connection());
                ResultSet row = explain.executeQuery()) {
            row.next();
            Map<?, ?> plan = (Map<?, ?>) ((List<?>) Objects.requireNonNull(Json.read(row.getString(1)))).getFirst();
            return ((BigDecimal) Objects.requireNonNull(
                            ((Map<?, ?>) Objects.requireNonNull(plan.get("Plan"))).get("Plan Rows")))
                    .longValue();
        }
    }

    private Map<String, Map<String, BigDecimal>> totals(List<FieldDefinition> fields, Fragment where)
            throws SQLException {
        Map<String, Map<String, BigDecimal>> totals = new LinkedHashMap<>();
        String company = Records.currency(unit.call()).code();
        for (FieldDefinition field : fields) {
            if (field.type() != FieldType.MONEY) {
                continue;
            }
            String currency = entity.find(field.currencyField())
                    .map(f -> "t." + f.column())
                    .orElse("'" + company + "'");
            Fragment sql = Fragment.of("select coalesce(%s, '%s'), sum(t.%s) from %s t where "
                            .formatted(currency, company, field.column(), entity.table()))
                    .add(where)
                    .add(" group by 1 having sum(t." + field.column() + ") is not null order by 1");
            Map<String, BigDecimal> sums = new LinkedHashMap<>();
            try (PreparedStatement select = sql.prepare(unit.connection());
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sums.put(rows.getString(1), rows.getBigDecimal(2));
                }
            }
            totals.put(field.name(), sums);
        }
        return totals;
    }
}
