package org.twisterp.ledger.api;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Read one row with the types that its reader expects, whatever the driver made of them. */
record Row(Map<String, ? extends @Nullable Object> values) {

    static List<Row> read(Rows rows, String sql, Map<String, ?> parameters) {
        return rows.rows(sql, parameters).stream().map(Row::new).toList();
    }

    String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    @Nullable
    String textOrNull(String column) {
        Object value = values.get(column);
        return value == null ? null : value.toString();
    }

    UUID id(String column) {
        return Objects.requireNonNull(idOrNull(column), column);
    }

    @Nullable
    UUID idOrNull(String column) {
        return switch (values.get(column)) {
            case null -> null;
            case UUID id -> id;
            case Object other -> UUID.fromString(other.toString());
        };
    }

    LocalDate date(String column) {
        return Objects.requireNonNull(dateOrNull(column), column);
    }

    @Nullable
    LocalDate dateOrNull(String column) {
        return switch (values.get(column)) {
            case null -> null;
            case LocalDate date -> date;
            case java.sql.Date date -> date.toLocalDate();
            case Object other -> LocalDate.parse(other.toString());
        };
    }

    BigDecimal amount(String column) {
        return Objects.requireNonNull(amountOrNull(column), column);
    }

    @Nullable
    BigDecimal amountOrNull(String column) {
        return switch (values.get(column)) {
            case null -> null;
            case BigDecimal amount -> amount;
            case Object other -> new BigDecimal(other.toString());
        };
    }

    int number(String column) {
        return ((Number) Objects.requireNonNull(values.get(column), column)).intValue();
    }

    Instant instant(String column) {
        return switch (Objects.requireNonNull(values.get(column), column)) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toInstant();
            case Object other -> throw new IllegalStateException(column + " " + other.getClass());
        };
    }

    List<String> texts(String column) {
        try {
            return switch (values.get(column)) {
                case null -> List.of();
                case Array array ->
                    Arrays.stream((Object[]) array.getArray())
                            .map(Object::toString)
                            .toList();
                case Object[] array ->
                    Arrays.stream(array).map(Object::toString).toList();
                case List<?> list -> list.stream().map(Object::toString).toList();
                case Object other -> throw new IllegalStateException(column + " " + other.getClass());
            };
        } catch (SQLException e) {
            throw new IllegalStateException(column, e);
        }
    }
}
