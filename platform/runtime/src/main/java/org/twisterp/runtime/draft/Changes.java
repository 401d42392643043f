package org.twisterp.runtime.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;

/** List what an edit changed, field by field and line by line, as text that stays true when codes change later. */
final class Changes {

    private static final Set<String> STAMPS = Set.of(
            "createdBy",
            "createdAt",
            "changedBy",
            "changedAt",
            "submittedBy",
            "postedBy",
            "postedAt",
            "definitionVersion",
            "status",
            "number");

    private final Map<UUID, Reference> references;
    private final List<Map<String, @Nullable Object>> found = new ArrayList<>();

    private Changes(Map<UUID, Reference> references) {
        this.references = references;
    }

    /** Return the changes as the audit keeps them: field, before, after. */
    static List<Map<String, @Nullable Object>> of(
            EntityDefinition entity,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after,
            Map<UUID, Reference> references) {
        Changes changes = new Changes(references);
        for (FieldDefinition field : entity.fields()) {
            if (!STAMPS.contains(field.name())) {
                changes.field(field, before.get(field.name()), after.get(field.name()));
            }
        }
        return changes.found;
    }

    private void field(FieldDefinition field, @Nullable Object before, @Nullable Object after) {
        if (field.type() == FieldType.LINES) {
            if (!field.computed()) {
                lines(
                        field,
                        before instanceof List<?> old ? old : List.of(),
                        after instanceof List<?> now ? now : List.of());
            }
        } else if (!Differences.same(before, after)) {
            add(field.name(), text(before), text(after));
        }
    }

    private void lines(FieldDefinition field, List<?> before, List<?> after) {
        Map<@Nullable UUID, DraftLine> old = new LinkedHashMap<>();
        before.forEach(line -> old.put(((DraftLine) line).id(), (DraftLine) line));
        for (int i = 0; i < after.size(); i++) {
            DraftLine now = (DraftLine) after.get(i);
            DraftLine was = old.remove(now.id());
            String path = field.name() + "[" + i + "]";
            if (was == null) {
                add(path, null, summary(field, now));
            } else {
                columns(field, path, was, now);
            }
        }
        old.values().forEach(gone -> add(field.name() + "[" + before.indexOf(gone) + "]", summary(field, gone), null));
    }

    private void columns(FieldDefinition field, String path, DraftLine before, DraftLine after) {
        for (FieldDefinition column : field.lines()) {
            Object was = before.values().get(column.name());
            Object is = after.values().get(column.name());
            if (!Differences.same(was, is)) {
                add(path + "." + column.name(), text(was), text(is));
            }
        }
    }

    private String summary(FieldDefinition field, DraftLine line) {
        return field.lines().stream()
                .map(column -> text(line.values().get(column.name())))
                .filter(text -> text != null && !text.isEmpty())
                .limit(4)
                .collect(Collectors.joining(" \u00b7 "));
    }

    private void add(String field, @Nullable String before, @Nullable String after) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("field", field);
        change.put("before", before);
        change.put("after", after);
        found.add(change);
    }

    private @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> WireWriter.decimal(number);
            case UUID id -> references.containsKey(id) ? references.get(id).code() : id.toString();
            case List<?> list -> list.stream().map(this::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
