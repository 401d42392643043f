package org.twisterp.runtime.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.spi.Call;

/**
 * Order rows by one field; references by the code of what they point at.
 *
 * @param name name on the wire
 * @param expression SQL that is ordered by
 * @param cast type that a cursor's text is cast to
 */
record SortKey(String name, String expression, String cast, boolean descending) {

    private static final int MOST = 6;

    /** Read keys as on the wire; the id always comes last, so that no two rows are equal. */
    static List<SortKey> read(Call call, Definitions definitions, EntityDefinition entity, String text) {
        List<SortKey> keys = new ArrayList<>();
        for (String key : Typed.names(text)) {
            boolean descending = key.startsWith("-");
            String name = descending || key.startsWith("+") ? key.substring(1) : key;
            keys.add(of(call, definitions, entity.field(name), descending));
        }
        if (keys.size() > MOST) {
            throw Refusal.unreadable("sort", "sort.too-many", "max", MOST).exception();
        }
        keys.add(new SortKey(
                "id", "t.id", "uuid", !keys.isEmpty() && keys.getLast().descending()));
        return keys;
    }

    private static SortKey of(Call call, Definitions definitions, FieldDefinition field, boolean descending) {
        String column = "t." + field.column();
        return switch (field.type()) {
            case TEXT, LONG_TEXT, CHOICE, CURRENCY -> new SortKey(field.name(), column, "text", descending);
            case INTEGER -> new SortKey(field.name(), column, "int", descending);
            case BOOLEAN -> new SortKey(field.name(), column, "boolean", descending);
            case DATE -> new SortKey(field.name(), column, "date", descending);
            case TIMESTAMP -> new SortKey(field.name(), column, "timestamptz", descending);
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> new SortKey(field.name(), column, "numeric", descending);
            case REFERENCE -> new SortKey(field.name(), code(call, definitions, field), "text", descending);
            case USER ->
                new SortKey(
                        field.name(), "(select r.login from member r where r.id = " + column + ")", "text", descending);
            case REFERENCES, LINES, JSON, TEXTS ->
                throw Refusal.unreadable(field.name(), "sort.field", "field", field.name())
                        .exception();
        };
    }

    private static String code(Call call, Definitions definitions, FieldDefinition field) {
        String name = String.valueOf(field.refersTo());
        if (definitions.generation().entityClass(name).isEmpty()) {
            return "t." + field.column() + "::text";
        }
        EntityDefinition target = definitions.entity(call, name);
        String code =
                target.find(target.naturalCode()).map(FieldDefinition::column).orElse("id::text");
        return "(select r." + code + " from " + target.table() + " r where r.id = t." + field.column() + ")";
    }

    /** Return it for ORDER BY; nothing sorts as the largest, as the database's indexes do. */
    String order() {
        return expression + (descending ? " desc nulls first" : " asc nulls last");
    }

    /** Return the rows that come after a value of this key alone. */
    Fragment after(@Nullable String value) {
        if (value == null) {
            return descending ? Fragment.of(expression + " is not null") : Fragment.of("false");
        }
        return descending
                ? Fragment.of(expression + " < ?::" + cast, value)
                : Fragment.of("(" + expression + " > ?::" + cast + " or " + expression + " is null)", value);
    }

    /** Return the rows that have the same value. */
    Fragment same(@Nullable String value) {
        return value == null ? Fragment.of(expression + " is null") : Fragment.of(expression + " = ?::" + cast, value);
    }
}
