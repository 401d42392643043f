package org.twisterp.runtime.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Build SQL with its values beside it: text comes from definitions alone, what a person wrote is always a value. */
final class Fragment {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    Fragment() {}

    /** Make a piece of SQL with the values of its question marks. */
    static Fragment of(String sql, @Nullable Object... values) {
        return new Fragment().add(sql, values);
    }

    Fragment add(String sql, @Nullable Object... more) {
        text.append(sql);
        Collections.addAll(values, more);
        return this;
    }

    Fragment add(Fragment other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Prepare it with its values set. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
