package org.twisterp.runtime.draft;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;

/**
 * Read a JSON object into a draft, strictly: unknown fields and wrong types are refused (400) with their path; content
 * that breaks a rule is noted and refused by the save with all else that is wrong.
 *
 * <p>A computed field may be given back only as it is, so that what was read can be sent again.
 */
final class WireReader {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> LINE_KEYS = Set.of("id", "line");

    private final EntityDefinition entity;
    private final References references;
    private final WireWriter writer;

    /** Company of the line being read, where lines of a group's record belong to companies; null otherwise. */
    private @Nullable UUID company;

    WireReader(EntityDefinition entity, References references, WireWriter writer) {
        this.entity = entity;
        this.references = references;
        this.writer = writer;
    }

    void apply(Draft draft, Map<String, @Nullable Object> json) {
        json.forEach((name, value) -> {
            if (name.equals("id") || name.equals("version")) {
                unchanged(name, value, name.equals("id") ? draft.id() : Long.valueOf(draft.baseVersion()));
                return;
            }
            FieldDefinition field = entity.find(name).orElseThrow(() -> unknown(name));
            if (field.computed()) {
                unchanged(name, value, writer.value(field, draft.base().get(name), draft.base(), draft.base()));
            } else {
                draft.set(name, value(draft, field, value, name, draft.get(name)));
            }
        });
    }

    private @Nullable Object value(
            Draft draft, FieldDefinition field, @Nullable Object json, String path, @Nullable Object before) {
        if (json == null) {
            return field.type() == FieldType.LINES ? new ArrayList<DraftLine>() : null;
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT, CHOICE, CURRENCY -> text(json, field, path);
            case INTEGER -> integer(json, path);
            case BOOLEAN -> json instanceof Boolean flag ? flag : refuse(path, "boolean");
            case DATE -> date(json, path);
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> decimal(json, path);
            case REFERENCE -> reference(draft, field, json, path);
            case REFERENCES -> references(draft, field, json, path);
            case TEXTS -> texts(json, path);
            case LINES -> lines(draft, field, json, path, before);
            case JSON -> object(json, path);
            case TIMESTAMP, USER ->
                throw Refusal.unreadable(path, "field.computed", "field", path).exception();
        };
    }

    private static @Nullable String text(Object json, FieldDefinition field, String path) {
        if (!(json instanceof String text)) {
            return refuse(path, "text");
        }
        return text.isEmpty() && field.type() != FieldType.TEXT && field.type() != FieldType.LONG_TEXT ? null : text;
    }

    private static List<String> texts(Object json, String path) {
        if (!(json instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            return refuse(path, "list of texts");
        }
        return new ArrayList<>(list.stream().map(String.class::cast).toList());
    }

    private static Integer integer(Object json, String path) {
        if (!(json instanceof BigDecimal number)) {
            return refuse(path, "integer");
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            return refuse(path, "integer");
        }
    }

    private static LocalDate date(Object json, String path) {
        if (!(json instanceof String text) || text.length() != 10) {
            return refuse(path, "date");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return refuse(path, "date");
        }
    }

    private static BigDecimal decimal(Object json, String path) {
        return json instanceof String text && DECIMAL.matcher(text).matches()
                ? new BigDecimal(text)
                : refuse(path, "decimal as text");
    }

    private @Nullable UUID reference(Draft draft, FieldDefinition field, Object json, String path) {
        Object given = json instanceof Map<?, ?> map ? map.get("id") != null ? map.get("id") : map.get("code") : json;
        if (!(given instanceof String text)) {
            return refuse(path, "id or code");
        }
        if (text.isEmpty()) {
            return null;
        }
        String target = java.util.Objects.requireNonNull(field.refersTo(), path);
        Optional<UUID> found = UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : company == null ? references.byCode(target, text) : references.byCode(target, text, company);
        if (found.isEmpty()) {
            draft.problem(Violation.of(path, "reference.unknown", "value", text));
        }
        return found.orElse(null);
    }

    private List<UUID> references(Draft draft, FieldDefinition field, Object json, String path) {
        if (!(json instanceof List<?> list)) {
            return refuse(path, "list of ids or codes");
        }
        List<UUID> ids = new ArrayList<>();
        for (Object element : list) {
            UUID id = element == null ? refuse(path, "id or code") : reference(draft, field, element, path);
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private List<DraftLine> lines(
            Draft draft, FieldDefinition field, Object json, String path, @Nullable Object before) {
        if (!(json instanceof List<?> list)) {
            return refuse(path, "list");
        }
        Map<UUID, DraftLine> stored = new LinkedHashMap<>();
        if (draft.base().get(field.name()) instanceof List<?> old) {
            old.forEach(line -> stored.put(((DraftLine) line).id(), (DraftLine) line));
        }
        List<DraftLine> lines = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = path + "[" + i + "]";
            DraftLine line = line(draft, field, list.get(i), at, stored);
            if (line.id() != null && !seen.add(line.id())) {
                throw Refusal.unreadable(at + ".id", "line.repeated").exception();
            }
            lines.add(line);
        }
        return lines;
    }

    /** A line with an id starts from what is stored and changes what is given, like the record itself. */
    private DraftLine line(
            Draft draft, FieldDefinition field, @Nullable Object json, String path, Map<UUID, DraftLine> stored) {
        Map<String, @Nullable Object> object = object(json, path);
        DraftLine old = null;
        if (object.get("id") != null) {
            old = object.get("id") instanceof String text
                            && UUID_TEXT.matcher(text).matches()
                    ? stored.get(UUID.fromString(text))
                    : null;
            if (old == null) {
                throw new RefusalException(Refusal.invalid(List.of(Violation.of(path + ".id", "line.unknown"))));
            }
        }
        DraftLine line = old == null ? new DraftLine(null) : old.copy();
        Map<String, @Nullable Object> before = old == null ? Map.of() : old.values();
        company = company(draft, field, object, before, path);
        object.forEach((name, value) -> {
            if (LINE_KEYS.contains(name)) {
                return;
            }
            String at = path + "." + name;
            FieldDefinition column = field.line(name).orElseThrow(() -> unknown(at));
            if (column.computed()) {
                unchanged(at, value, writer.value(column, before.get(name), before, draft.base()));
            } else {
                line.values().put(name, value(draft, column, value, at, before.get(name)));
            }
        });
        company = null;
        return line;
    }

    /** Codes of a line that names its company are codes of that company. */
    private @Nullable UUID company(
            Draft draft,
            FieldDefinition field,
            Map<String, @Nullable Object> line,
            Map<String, @Nullable Object> before,
            String path) {
        Optional<FieldDefinition> named = field.line("company").filter(c -> References.COMPANY.equals(c.refersTo()));
        if (named.isEmpty()) {
            return null;
        }
        Object given = line.get("company");
        return given == null ? (UUID) before.get("company") : reference(draft, named.get(), given, path + ".company");
    }

    private static Map<String, @Nullable Object> object(@Nullable Object json, String path) {
        if (!(json instanceof Map<?, ?> map)) {
            return refuse(path, "object");
        }
        if (path.equals("custom") || path.endsWith(".custom")) {
            map.keySet().stream().findFirst().ifPresent(key -> {
                throw unknown(path + "." + key);
            });
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    private static void unchanged(String path, @Nullable Object given, @Nullable Object now) {
        String shown = org.twisterp.runtime.json.Json.write(now);
        if (given != null && !org.twisterp.runtime.json.Json.write(given).equals(shown)) {
            throw Refusal.unreadable(path, "field.computed", "field", path).exception();
        }
    }

    private static RefusalException unknown(String path) {
        return Refusal.unreadable(path, "field.unknown", "field", path).exception();
    }

    private static <T> T refuse(String path, String expected) {
        throw Refusal.unreadable(path, "value.type", "field", path, "expected", expected)
                .exception();
    }
}
