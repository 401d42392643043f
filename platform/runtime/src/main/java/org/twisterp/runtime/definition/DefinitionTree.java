package org.twisterp.runtime.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Read a definition strictly: every key is asked for by name, what nobody asked for is refused with file and key. */
final class DefinitionTree {

    private final String file;
    private final String path;
    private final Map<String, @Nullable Object> map;
    private final Set<String> asked = new LinkedHashSet<>();

    DefinitionTree(String file, Map<String, @Nullable Object> map) {
        this(file, "", map);
    }

    private DefinitionTree(String file, String path, Map<String, @Nullable Object> map) {
        this.file = file;
        this.path = path;
        this.map = map;
    }

    boolean has(String key) {
        asked.add(key);
        return map.get(key) != null;
    }

    String text(String key, String absent) {
        asked.add(key);
        return switch (map.get(key)) {
            case null -> absent;
            case String text -> text;
            case Boolean flag -> flag.toString();
            case java.math.BigDecimal number -> number.toPlainString();
            default -> throw fault(key, "a text is expected");
        };
    }

    String text(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            throw fault(key, "is missing");
        }
        return value;
    }

    @Nullable
    String textOrNull(String key) {
        String value = text(key, "");
        return value.isEmpty() ? null : value;
    }

    boolean flag(String key) {
        asked.add(key);
        return switch (map.get(key)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw fault(key, "true or false is expected");
        };
    }

    List<String> texts(String key) {
        asked.add(key);
        List<String> texts = new ArrayList<>();
        for (Object element : list(key)) {
            if (!(element instanceof String text)) {
                throw fault(key, "a list of texts is expected");
            }
            texts.add(text);
        }
        return texts;
    }

    <T> List<T> each(String key, Function<DefinitionTree, T> reader) {
        asked.add(key);
        List<T> all = new ArrayList<>();
        for (Object element : list(key)) {
            all.add(read(key + "[" + all.size() + "]", element, reader));
        }
        return all;
    }

    <T> T one(String key, Function<DefinitionTree, T> reader) {
        asked.add(key);
        Object value = map.get(key);
        return read(key, value == null ? Map.of() : value, reader);
    }

    /** Refuse the keys that nobody asked for. */
    void end() {
        Set<String> unknown = new TreeSet<>(map.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw fault(unknown.iterator().next(), "is unknown; known here: " + String.join(", ", asked));
        }
    }

    IllegalArgumentException fault(String key, String what) {
        return new IllegalArgumentException(file + ": " + (path.isEmpty() ? key : path + "." + key) + " " + what);
    }

    @SuppressWarnings("unchecked")
    private <T> T read(String key, Object value, Function<DefinitionTree, T> reader) {
        if (!(value instanceof Map<?, ?> inner)) {
            throw fault(key, "a mapping is expected");
        }
        DefinitionTree tree = new DefinitionTree(
                file, path.isEmpty() ? key : path + "." + key, (Map<String, @Nullable Object>) inner);
        T read = reader.apply(tree);
        tree.end();
        return read;
    }

    private List<?> list(String key) {
        return switch (map.get(key)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw fault(key, "a list is expected");
        };
    }
}
