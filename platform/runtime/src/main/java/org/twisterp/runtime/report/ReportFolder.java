package org.twisterp.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Yaml;
import org.twisterp.runtime.report.ReportDefinition.Asked;
import org.twisterp.runtime.report.ReportDefinition.Column;
import org.twisterp.runtime.report.ReportDefinition.Source;
import org.twisterp.runtime.report.ReportDefinition.Total;
import org.twisterp.spi.Query;

/** Read report.yaml strictly: an unknown key is an error that names the file and the key. */
final class ReportFolder {

    private static final String FILE = "report.yaml";
    private static final Set<String> KEYS = Set.of(
            "query", "entity", "lines", "beside", "parameters", "columns", "group", "orientation", "roles", "expected");
    private static final Set<String> STANDARDS = Set.of("", "business-date", "fiscal-year-start", "month-start");

    private final Path folder;
    private final String file;

    private ReportFolder(Path folder) {
        this.folder = folder;
        this.file = folder.getFileName() + "/" + FILE;
    }

    static boolean isReport(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * Read a folder.
     *
     * @throws IllegalArgumentException when it says something that nobody understands
     */
    static ReportDefinition read(Path folder) {
        return new ReportFolder(folder).definition();
    }

    private ReportDefinition definition() {
        Map<String, @Nullable Object> tree = tree();
        only(tree, KEYS, "");
        Source source = source(tree);
        String group = text(tree.get("group"));
        ReportDefinition definition = new ReportDefinition(
                String.valueOf(folder.getFileName()),
                folder,
                source,
                list(tree.get("parameters")).stream().map(this::asked).toList(),
                list(tree.get("columns")).stream().map(this::column).toList(),
                group.isEmpty() ? null : group,
                orientation(text(tree.get("orientation"))),
                list(tree.get("roles")).stream().map(String::valueOf).toList(),
                texts(tree.get("expected")));
        check(definition);
        return definition;
    }

    private void check(ReportDefinition definition) {
        boolean own = definition.source() instanceof Source.Sql;
        if (own != !definition.roles().isEmpty()) {
            throw wrong("roles stand exactly where query.sql stands; a query or an entity brings its own");
        }
        if (definition.columns().isEmpty() && !(definition.source() instanceof Source.Print)) {
            throw wrong("columns are missing");
        }
        if (own && definition.columns().stream().anyMatch(column -> column.type() == null)) {
            throw wrong("columns of query.sql need a type");
        }
        if (own && definition.asked().stream().anyMatch(asked -> asked.type() == null)) {
            throw wrong("parameters of query.sql need a type");
        }
        if (definition.group() != null && definition.column(definition.group()).isEmpty()) {
            throw wrong("group names no column: " + definition.group());
        }
    }

    private Map<String, @Nullable Object> tree() {
        try (InputStream in = Files.newInputStream(folder.resolve(FILE))) {
            return Yaml.read(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Source source(Map<String, @Nullable Object> tree) {
        String query = text(tree.get("query"));
        String entity = text(tree.get("entity"));
        Path sql = folder.resolve("query.sql");
        int sources = (query.isEmpty() ? 0 : 1) + (entity.isEmpty() ? 0 : 1) + (Files.exists(sql) ? 1 : 0);
        if (sources != 1) {
            throw wrong("one of query, entity and the file query.sql is needed");
        }
        if (!query.isEmpty()) {
            return new Source.Named(query);
        }
        if (!entity.isEmpty()) {
            return new Source.Print(entity, text(tree.get("lines")), texts(tree.get("beside")));
        }
        try {
            return new Source.Sql(Files.readString(sql));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean orientation(String text) {
        return switch (text) {
            case "", "portrait" -> false;
            case "landscape" -> true;
            default -> throw wrong("orientation is portrait or landscape");
        };
    }

    private Asked asked(@Nullable Object entry) {
        if (entry instanceof String name) {
            return new Asked(name, null, false, null, "");
        }
        Map<String, @Nullable Object> map = map(entry);
        only(map, Set.of("name", "type", "required", "refersTo", "default"), "parameters.");
        String standard = text(map.get("default"));
        if (!STANDARDS.contains(standard)) {
            throw wrong("default is one of " + STANDARDS);
        }
        String refersTo = text(map.get("refersTo"));
        return new Asked(
                name(map),
                type(map),
                Boolean.TRUE.equals(map.get("required")),
                refersTo.isEmpty() ? null : refersTo,
                standard);
    }

    private Column column(@Nullable Object entry) {
        if (entry instanceof String name) {
            return new Column(name, null, 12, Total.NONE);
        }
        Map<String, @Nullable Object> map = map(entry);
        only(map, Set.of("name", "type", "width", "total"), "columns.");
        int width = map.get("width") instanceof BigDecimal given ? given.intValueExact() : 12;
        String total = text(map.get("total"));
        return new Column(name(map), type(map), width, total.isEmpty() ? Total.NONE : constant(Total.class, total));
    }

    private String name(Map<String, @Nullable Object> map) {
        String name = text(map.get("name"));
        if (name.isEmpty()) {
            throw wrong("name is missing");
        }
        return name;
    }

    private Query.@Nullable Type type(Map<String, @Nullable Object> map) {
        String type = text(map.get("type"));
        return type.isEmpty() ? null : constant(Query.Type.class, type);
    }

    private <E extends Enum<E>> E constant(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(text + " is none of " + List.of(type.getEnumConstants()));
        }
    }

    private void only(Map<String, @Nullable Object> map, Set<String> known, String at) {
        for (String key : map.keySet()) {
            if (!known.contains(key)) {
                throw wrong("unknown key " + at + key);
            }
        }
    }

    private Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value != null) {
            map(value).forEach((key, element) -> texts.put(key, text(element)));
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw wrong("a mapping is expected instead of " + value);
    }

    private List<@Nullable Object> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> new ArrayList<>(list);
            default -> throw wrong("a list is expected instead of " + value);
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ": " + what);
    }
}
