package org.twisterp.runtime.persistence;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.runtime.json.Json;

/** Carry values between Java and JDBC. */
public final class JdbcValues {

    private JdbcValues() {}

    /** Bind a value; a collection becomes an array of the type of its first element, of text when it is empty. */
    public static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, java.sql.Types.NULL);
            case Ref<?> ref -> statement.setObject(index, ref.id());
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, Names.kebab(constant));
            case Currency currency -> statement.setString(index, currency.code());
            case Map<?, ?> map -> statement.setObject(index, Jsonb.of(Json.write(map)));
            case Collection<?> list -> statement.setArray(index, array(statement, list));
            default -> statement.setObject(index, value);
        }
    }

    private static Array array(PreparedStatement statement, Collection<?> list) throws SQLException {
        Object[] elements = list.stream()
                .map(element -> element instanceof Ref<?> ref ? ref.id() : element)
                .toArray();
        String type =
                switch (elements.length == 0 ? null : elements[0]) {
                    case UUID id -> "uuid";
                    case Integer n -> "int4";
                    case Long n -> "int8";
                    case LocalDate date -> "date";
                    case java.math.BigDecimal number -> "numeric";
                    case null, default -> "text";
                };
        return statement.getConnection().createArrayOf(type, elements);
    }

    /** Read a row by the labels of its columns; instants, dates, arrays as lists, jsonb as a tree. */
    public static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), read(rows, i, columns.getColumnTypeName(i)));
        }
        return row;
    }

    private static @Nullable Object read(ResultSet rows, int index, String type) throws SQLException {
        return switch (type) {
            case "timestamptz" -> {
                OffsetDateTime at = rows.getObject(index, OffsetDateTime.class);
                yield at == null ? null : at.toInstant();
            }
            case "date" -> rows.getObject(index, LocalDate.class);
            case "jsonb", "json" -> {
                String json = rows.getString(index);
                yield json == null ? null : Json.read(json);
            }
            case "xid8" -> rows.getString(index);
            default -> {
                Object value = rows.getObject(index);
                yield value instanceof Array array ? Arrays.asList((Object[]) array.getArray()) : value;
            }
        };
    }
}
