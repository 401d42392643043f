package org.twisterp.runtime.query;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.json.Json;

/** Read columns of a result as the typed values of their fields. */
final class Columns {

    private Columns() {}

    static @Nullable Object read(ResultSet row, int at, FieldDefinition field) throws SQLException {
        return switch (field.type()) {
            case INTEGER -> row.getObject(at) == null ? null : row.getInt(at);
            case BOOLEAN -> row.getObject(at) == null ? null : row.getBoolean(at);
            case DATE -> row.getObject(at, LocalDate.class);
            case TIMESTAMP -> {
                OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> row.getBigDecimal(at);
            case REFERENCE, USER -> row.getObject(at, UUID.class);
            case REFERENCES -> list(row, at).stream().map(UUID::fromString).toList();
            case TEXTS -> list(row, at);
            case JSON -> row.getString(at) == null ? Map.of() : Json.read(row.getString(at));
            default -> row.getString(at);
        };
    }

    private static List<String> list(ResultSet row, int at) throws SQLException {
        Object value = row.getObject(at);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Array array) {
            return Arrays.stream((Object[]) array.getArray())
                    .map(String::valueOf)
                    .toList();
        }
        return Json.read(row.getString(at)) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
