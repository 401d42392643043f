package org.twisterp.runtime.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.draft.WireWriter;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/**
 * Read lists of any entity: filter, sort, search and page by its definition, within the caller's rights.
 *
 * <p>Refuses {@code record.not-found} (404) where the entity is not readable; {@code field.unknown}, {@code
 * filter.unreadable}, {@code filter.value}, {@code filter.operator}, {@code sort.field}, {@code cursor.invalid}, {@code
 * limit.range} (400) by name.
 */
public final class Lists {

    private static final int MOST = 500;

    private final UnitsOfWork units;
    private final Definitions definitions;

    public Lists(UnitsOfWork units, Definitions definitions, Drafts drafts) {
        this.units = units;
        this.definitions = definitions;
    }

    /** Read a page with the columns of the list, or the fields asked for. */
    public ListPage page(Call call, String entity, ListRequest request) {
        EntityDefinition definition = definitions.visible(call, entity);
        List<FieldDefinition> fields = request.fields().isEmpty()
                ? definitions.list(call, entity).columns()
                : fields(definition, request.fields());
        return read(call, definition, fields, request);
    }

    /** Read a page as REST shows it: all fields but lines, or those asked for. */
    public Map<String, @Nullable Object> wirePage(Call call, String entity, ListRequest request) {
        EntityDefinition definition = definitions.visible(call, entity);
        List<FieldDefinition> fields = request.fields().isEmpty()
                ? definition.fields().stream()
                        .filter(f -> f.type() != FieldType.LINES)
                        .toList()
                : fields(definition, request.fields());
        ListPage page = read(call, definition, fields, request);
        WireWriter writer = new WireWriter(Map.of(), Records.currency(call));
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (ListPage.Row row : page.rows()) {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("id", row.id());
            item.put("version", row.version());
            fields.forEach(field -> item.put(
                    field.name(), writer.value(field, row.values().get(field.name()), row.values(), row.values())));
            items.add(item);
        }
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("items", items);
        wire.put("next", page.next());
        wire.put("approximateCount", page.approximateCount());
        if (request.totals()) {
            wire.put("totals", totals(page));
        }
        return wire;
    }

    private ListPage read(Call call, EntityDefinition entity, List<FieldDefinition> fields, ListRequest request) {
        if (request.limit() < 1 || request.limit() > MOST) {
            throw Refusal.unreadable("limit", "limit.range", "max", MOST).exception();
        }
        return units.read(call, unit -> new ListReading(unit, definitions, entity).page(fields, request));
    }

    private static List<FieldDefinition> fields(EntityDefinition entity, List<String> names) {
        return names.stream()
                .filter(name -> !name.equals("id") && !name.equals("version"))
                .map(name -> {
                    FieldDefinition field = entity.field(name);
                    if (field.type() == FieldType.LINES) {
                        throw Refusal.unreadable(name, "field.unknown", "field", name)
                                .exception();
                    }
                    return field;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> totals(ListPage page) {
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        page.totals().forEach((field, sums) -> {
            Map<String, @Nullable Object> byCurrency = new LinkedHashMap<>();
            sums.forEach((code, sum) -> byCurrency.put(code, WireWriter.money(sum, Currency.of(code))));
            totals.put(field, byCurrency);
        });
        return totals;
    }
}
