package org.twisterp.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bind the dimensions of a line: those with a column of their own, and the others as one JSON object of texts. */
final class Dimensions {

    static final List<String> COLUMNS = List.of(
            "costCenter",
            "project",
            "programme",
            "grant",
            "item",
            "asset",
            "counterpartyCompany",
            "interCompanyTransaction");

    private Dimensions() {}

    static void bind(Map<String, Object> dimensions, Map<String, @Nullable Object> row) {
        COLUMNS.forEach(name -> row.put(name, dimensions.get(name)));
        Map<String, Object> others = new TreeMap<>(dimensions);
        others.keySet().removeAll(COLUMNS);
        row.put("dimensions", others.isEmpty() ? null : json(others));
    }

    private static String json(Map<String, Object> values) {
        StringBuilder json = new StringBuilder("{");
        values.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(quoted(value.toString())));
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < 0x20 || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
