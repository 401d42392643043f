package org.twisterp.runtime.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;

/**
 * Merge the layers of a definition, core first, company last.
 *
 * <p>Mappings merge key by key, null takes a key away. A list whose elements all carry one of the keys {@code id},
 * {@code action}, {@code name}, {@code field}, {@code role}, each once, merges element by element; {@code remove: true} takes an
 * element away. Any other list and any other value is replaced.
 */
final class Merge {

    private static final List<String> KEYS = List.of("id", "action", "name", "field", "role");

    private Merge() {}

    /** Put one layer over what lies below. */
    static Map<String, @Nullable Object> over(
            Map<String, @Nullable Object> below, Map<String, @Nullable Object> above) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(below);
        above.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value(merged.get(key), value));
            }
        });
        return merged;
    }

    /** Return the sha-256 of a tree, whatever the order of its keys. */
    static String hash(@Nullable Object tree) {
        try {
            byte[] bytes = Json.write(sorted(tree)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(@Nullable Object below, Object above) {
        if (below instanceof Map<?, ?> old && above instanceof Map<?, ?> now) {
            return over(typed(old), typed(now));
        }
        if (below instanceof List<?> old && above instanceof List<?> now) {
            return key(old).filter(key -> key(now).filter(key::equals).isPresent())
                    .map(key -> (Object) lists(old, now, key))
                    .orElse(now);
        }
        return above;
    }

    private static List<Object> lists(List<?> below, List<?> above, String key) {
        Map<Object, Object> byKey = new LinkedHashMap<>();
        below.forEach(element -> byKey.put(keyOf(element, key), element));
        for (Object element : above) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>(typed((Map<?, ?>) element));
            if (Boolean.TRUE.equals(map.remove("remove"))) {
                byKey.remove(keyOf(element, key));
            } else {
                Object old = byKey.get(keyOf(element, key));
                byKey.put(keyOf(element, key), Objects.requireNonNull(value(old, map)));
            }
        }
        return new ArrayList<>(byKey.values());
    }

    private static Optional<String> key(List<?> list) {
        return KEYS.stream()
                .filter(key -> !list.isEmpty()
                        && list.stream().allMatch(e -> e instanceof Map<?, ?> map && map.get(key) instanceof String)
                        && list.stream().map(e -> keyOf(e, key)).distinct().count() == list.size())
                .findFirst();
    }

    private static Object keyOf(Object element, String key) {
        return Objects.requireNonNull(((Map<?, ?>) element).get(key));
    }

    private static @Nullable Object sorted(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put((String) key, sorted(value)));
            return sorted;
        }
        return tree instanceof List<?> list ? list.stream().map(Merge::sorted).toList() : tree;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> typed(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
