package org.twisterp.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.ledger.api.Rows;

/** Run SQL with named parameters on one connection; what the database refuses comes as a refusal. */
public final class JdbcRows implements Rows {

    private static final Pattern NAME = Pattern.compile("'[^']*'|--[^\\n]*|::|:([a-zA-Z]+)");
    private final Connection connection;

    public JdbcRows(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(String sql, Map<String, ?> parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw LedgerFault.of(e);
        }
    }

    /** Run SQL that writes; returns the number of rows touched. */
    public int update(String sql, Map<String, ?> parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw LedgerFault.of(e);
        }
    }

    /** Run the same SQL for each of some rows, in one round trip. */
    void batch(String sql, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        String positional = positional(sql, names);
        try (PreparedStatement statement = connection.prepareStatement(positional)) {
            for (Map<String, ?> row : rows) {
                bind(statement, names, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw LedgerFault.of(e);
        }
    }

    private PreparedStatement prepare(String sql, Map<String, ?> parameters) throws SQLException {
        List<String> names = new ArrayList<>();
        PreparedStatement statement = connection.prepareStatement(positional(sql, names));
        bind(statement, names, parameters);
        return statement;
    }

    private static String positional(String sql, List<String> names) {
        return NAME.matcher(sql).replaceAll(match -> {
            if (match.group(1) == null) {
                return Matcher.quoteReplacement(match.group());
            }
            names.add(match.group(1));
            return "?";
        });
    }

    private void bind(PreparedStatement statement, List<String> names, Map<String, ?> parameters) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            Object value = parameters.get(names.get(i));
            if (value == null && !parameters.containsKey(names.get(i))) {
                throw new IllegalArgumentException("no value for :" + names.get(i));
            }
            statement.setObject(i + 1, bindable(value));
        }
    }

    private @Nullable Object bindable(@Nullable Object value) throws SQLException {
        return switch (value) {
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof UUID -> connection.createArrayOf("uuid", list.toArray());
            case List<?> list -> connection.createArrayOf("text", list.toArray());
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            Object value = result.getObject(i);
            row.put(result.getMetaData().getColumnLabel(i), value instanceof Date date ? date.toLocalDate() : value);
        }
        return row;
    }

    static UUID id(Map<String, ?> row, String column) {
        return (UUID) value(row, column);
    }

    static String text(Map<String, ?> row, String column) {
        return value(row, column).toString();
    }

    static LocalDate date(Map<String, ?> row, String column) {
        return (LocalDate) value(row, column);
    }

    static BigDecimal amount(Map<String, ?> row, String column) {
        return (BigDecimal) value(row, column);
    }

    static boolean is(Map<String, ?> row, String column) {
        return (Boolean) value(row, column);
    }

    private static Object value(Map<String, ?> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }
}
