package org.twisterp.runtime.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Run SQL with named parameters ({@code :name}); texts in quotes, comments and casts ({@code ::uuid}) are left alone.
 *
 * @param text SQL with question marks
 * @param names parameters in their order
 * @param bare SQL without texts and comments, in small letters
 */
public record NamedSql(String text, List<String> names, String bare) {

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|::|:([A-Za-z][A-Za-z0-9_]*)|\\?", Pattern.DOTALL);
    private static final Pattern READS = Pattern.compile("\\s*(select|with|values|table)\\b.*", Pattern.DOTALL);
    private static final Pattern WRITES =
            Pattern.compile("\\b(insert|update|delete|merge|truncate|create|alter|drop|grant|set_config|copy|lock)\\b");
    private static final Pattern TARGET = Pattern.compile(
            "\\s*(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?([a-z0-9_]+)\\b.*",
            Pattern.DOTALL);

    public NamedSql {
        names = List.copyOf(names);
    }

    /** Read SQL. */
    public static NamedSql parse(String sql) {
        StringBuilder text = new StringBuilder();
        StringBuilder bare = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        int from = 0;
        while (matcher.find()) {
            String between = sql.substring(from, matcher.start());
            text.append(between);
            bare.append(between);
            from = matcher.end();
            if (matcher.group(1) != null) {
                names.add(matcher.group(1));
                text.append('?');
            } else if (matcher.group().equals("?")) {
                text.append("??");
            } else {
                text.append(matcher.group());
                bare.append(' ');
            }
        }
        text.append(sql.substring(from));
        bare.append(sql.substring(from));
        return new NamedSql(text.toString(), names, bare.toString().toLowerCase(java.util.Locale.ROOT));
    }

    /** Tell whether it can only read. */
    public boolean reads() {
        return READS.matcher(bare).matches() && !WRITES.matcher(bare).find() && !bare.contains(";");
    }

    /** Tell whether it writes one table whose name starts with a prefix. */
    public boolean writesOnly(String prefix) {
        Matcher target = TARGET.matcher(bare);
        return target.matches() && target.group(1).startsWith(prefix) && !bare.contains(";");
    }

    /** Run it and return the rows by column label. */
    public List<Map<String, @Nullable Object>> query(Connection connection, Map<String, ?> parameters)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(JdbcValues.row(result));
            }
            return rows;
        }
    }

    /** Run it and return the number of rows touched. */
    public int update(Connection connection, Map<String, ?> parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection, Map<String, ?> parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!parameters.containsKey(name)) {
                statement.close();
                throw new IllegalArgumentException("no value for :" + name);
            }
            JdbcValues.bind(statement, i + 1, parameters.get(name));
        }
        return statement;
    }
}
