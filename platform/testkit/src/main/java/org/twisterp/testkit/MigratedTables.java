package org.twisterp.testkit;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the tables that migrations make, as far as a plugin's house rules look at them.
 *
 * @param columns columns by table; generated ones and {@code origin} are left out, nobody maps them
 * @param references foreign keys
 */
record MigratedTables(Map<String, Set<String>> columns, List<Reference> references) {

    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("alter table (\\w+)\\s+add column (?:if not exists )?(\\w+)");
    private static final Pattern ALTERED =
            Pattern.compile("alter table (\\w+) add (?:constraint \\w+ )?foreign key[^;]*?references (\\w+)");
    private static final Pattern REFERENCES = Pattern.compile("references (\\w+)");
    private static final Set<String> NO_COLUMN =
            Set.of("primary", "unique", "foreign", "check", "constraint", "exclude", "--", "origin");

    /** Name a foreign key from one table to another. */
    record Reference(String from, String to) {

        /** Tell whether it goes to the plugin itself, to a plugin it declares, or to the platform, whose tables have no prefix. */
        boolean isAllowed(String plugin, List<String> declared) {
            return !to.contains("_")
                    || to.startsWith(plugin + "_")
                    || declared.stream().anyMatch(id -> to.startsWith(id + "_"))
                    || to.startsWith("journal_")
                    || Set.of("fiscal_year", "open_item", "allocation_line", "period_lock")
                            .contains(to);
        }
    }

    static MigratedTables of(String sql) {
        Map<String, Set<String>> columns = new HashMap<>();
        List<Reference> references = new ArrayList<>();
        Matcher tables = TABLE.matcher(sql);
        while (tables.find()) {
            columns.put(tables.group(1), columnsOf(tables.group(2)));
            Matcher to = REFERENCES.matcher(tables.group(2));
            while (to.find()) {
                references.add(new Reference(tables.group(1), to.group(1)));
            }
        }
        Matcher added = ADDED.matcher(sql);
        while (added.find()) {
            columns.computeIfAbsent(added.group(1), t -> new TreeSet<>()).add(added.group(2));
        }
        Matcher altered = ALTERED.matcher(sql);
        while (altered.find()) {
            references.add(new Reference(altered.group(1), altered.group(2)));
        }
        return new MigratedTables(columns, references);
    }

    private static Set<String> columnsOf(String body) {
        Set<String> columns = new TreeSet<>();
        for (String line : body.split("\n")) {
            String first = line.strip().split("[\\s(]", 2)[0];
            boolean column =
                    line.startsWith("  ") && !line.startsWith("   ") && !first.isEmpty() && !NO_COLUMN.contains(first);
            if (column && !line.contains("generated always")) {
                columns.add(first);
            }
        }
        return columns;
    }

    /** Return what the table of a mapped class lacks or has beyond it. */
    List<String> differences(Class<?> type) {
        String table = type.getAnnotation(Table.class).name();
        Set<String> mapped = mapped(type);
        Set<String> made = columns.getOrDefault(table, Set.of());
        List<String> differences = new ArrayList<>();
        mapped.stream()
                .filter(c -> !made.contains(c))
                .forEach(c -> differences.add(table + "." + c + " is not in the migrations"));
        made.stream()
                .filter(c -> !mapped.contains(c))
                .forEach(c -> differences.add(table + "." + c + " is not mapped"));
        return differences;
    }

    private static Set<String> mapped(Class<?> type) {
        Set<String> mapped = new TreeSet<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isAnnotationPresent(OneToMany.class)
                        && !field.isAnnotationPresent(Transient.class)) {
                    mapped.add(column(type, field));
                }
            }
        }
        return mapped;
    }

    private static String column(Class<?> type, Field field) {
        AttributeOverride override = type.getAnnotation(AttributeOverride.class);
        if (override != null && override.name().equals(field.getName())) {
            return override.column().name();
        }
        Column column = field.getAnnotation(Column.class);
        return column == null || column.name().isEmpty()
                ? field.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : column.name();
    }
}
