package org.twisterp.runtime.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.json.Json;

/** Remember where a page ended: the sort keys of its last row, opaque to the caller. */
final class Cursor {

    private Cursor() {}

    static String write(List<SortKey> keys, List<@Nullable String> last) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(order(keys));
        all.addAll(last);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(all).getBytes(StandardCharsets.UTF_8));
    }

    /** Return the condition for the rows after it; refuses {@code cursor.invalid} (400) when it is not of this order. */
    static Fragment after(List<SortKey> keys, String cursor) {
        List<@Nullable String> last = read(keys, cursor);
        Fragment any = Fragment.of("(");
        for (int i = 0; i < keys.size(); i++) {
            any.add(i == 0 ? "(" : " or (");
            for (int before = 0; before < i; before++) {
                any.add(keys.get(before).same(last.get(before))).add(" and ");
            }
            any.add(keys.get(i).after(last.get(i))).add(")");
        }
        return any.add(")");
    }

    private static List<@Nullable String> read(List<SortKey> keys, String cursor) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (Json.read(json) instanceof List<?> all
                    && all.size() == keys.size() + 1
                    && order(keys).equals(all.getFirst())
                    && all.stream().allMatch(v -> v == null || v instanceof String)) {
                List<@Nullable String> last = new ArrayList<>();
                all.subList(1, all.size()).forEach(v -> last.add((String) v));
                return last;
            }
        } catch (IllegalArgumentException | RefusalException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static String order(List<SortKey> keys) {
        return keys.stream()
                .map(k -> (k.descending() ? "-" : "") + k.name())
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }

    private static RefusalException invalid() {
        return Refusal.unreadable("after", "cursor.invalid").exception();
    }
}
