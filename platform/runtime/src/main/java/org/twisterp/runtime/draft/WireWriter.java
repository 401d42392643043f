package org.twisterp.runtime.draft;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;

/** Show typed values as REST does: money with exactly the currency's decimals, references with code and name. */
public final class WireWriter {

    private final Map<UUID, Reference> references;
    private final Currency companyCurrency;

    /** Take what the references point at and the currency of amounts that name none. */
    public WireWriter(Map<UUID, Reference> references, Currency companyCurrency) {
        this.references = references;
        this.companyCurrency = companyCurrency;
    }

    /** Show a whole record. */
    public Map<String, @Nullable Object> record(
            EntityDefinition entity, @Nullable UUID id, long version, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", id);
        wire.put("version", version);
        for (FieldDefinition field : entity.fields()) {
            wire.put(field.name(), value(field, values.get(field.name()), values, values));
        }
        return wire;
    }

    /**
     * Show one value.
     *
     * @param values values of the record or line, where the currency of an amount may stand
     * @param header values of the record, where it stands otherwise
     */
    public @Nullable Object value(
            FieldDefinition field,
            @Nullable Object value,
            Map<String, ? extends @Nullable Object> values,
            Map<String, ? extends @Nullable Object> header) {
        return switch (field.type()) {
            case MONEY ->
                value == null
                        ? null
                        : money(
                                (BigDecimal) value,
                                Currencies.of(field.currencyField(), values, header, companyCurrency));
            case UNIT_PRICE, QUANTITY, RATE, PERCENT -> value == null ? null : decimal((BigDecimal) value);
            case REFERENCE -> reference(value);
            case REFERENCES ->
                value instanceof List<?> ids ? ids.stream().map(this::reference).toList() : List.of();
            case TEXTS -> value == null ? List.of() : value;
            case USER -> user(value);
            case LINES -> lines(field, value, header);
            case DATE, TIMESTAMP -> value == null ? null : value.toString();
            case JSON -> value == null ? Map.of() : value;
            default -> value;
        };
    }

    /** Show an amount with exactly the currency's decimals. */
    public static String money(BigDecimal amount, Currency currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), currency.exponent())).toPlainString();
    }

    /** Show a rate, price or quantity without needless zeros. */
    public static String decimal(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private @Nullable Object reference(@Nullable Object value) {
        Reference reference =
                switch (value) {
                    case null -> null;
                    case Reference known -> known;
                    case UUID id -> references.getOrDefault(id, new Reference(id, "", ""));
                    default -> throw new IllegalArgumentException(value.toString());
                };
        if (reference == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", reference.id().toString());
        map.put("code", reference.code());
        map.put("name", reference.name());
        return map;
    }

    private @Nullable Object user(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Reference known -> known.code();
            case UUID id -> references.containsKey(id) ? references.get(id).code() : id.toString();
            default -> value.toString();
        };
    }

    private List<Map<String, @Nullable Object>> lines(
            FieldDefinition field, @Nullable Object value, Map<String, ? extends @Nullable Object> header) {
        List<Map<String, @Nullable Object>> lines = new java.util.ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : List.of()) {
            DraftLine line = (DraftLine) element;
            Map<String, @Nullable Object> wire = new LinkedHashMap<>();
            wire.put("id", Objects.toString(line.id(), null));
            wire.put("line", lines.size() + 1);
            for (FieldDefinition column : field.lines()) {
                wire.put(column.name(), value(column, line.values().get(column.name()), line.values(), header));
            }
            lines.add(wire);
        }
        return lines;
    }
}
