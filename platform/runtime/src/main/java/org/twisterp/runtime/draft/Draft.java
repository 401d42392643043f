package org.twisterp.runtime.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Violation;

/**
 * Edit a record: typed values over the version they started from. Form, REST, import and autosave all edit this.
 *
 * <p>Values are String, Integer, Boolean, LocalDate, Instant, BigDecimal, UUID (references), List of UUID, Map and, for
 * lines, List of {@link DraftLine}: never an entity, never a class of a plugin.
 */
public final class Draft {

    private final String entity;
    private final @Nullable UUID id;
    private final long baseVersion;
    private final Map<String, @Nullable Object> base;
    private final Map<String, @Nullable Object> values;
    private final List<Violation> problems = new ArrayList<>();

    /** Start from the values of a version; version 0 and no id for a new record. */
    public Draft(String entity, @Nullable UUID id, long baseVersion, Map<String, ? extends @Nullable Object> start) {
        this.entity = entity;
        this.id = id;
        this.baseVersion = baseVersion;
        this.base = Collections.unmodifiableMap(copy(start));
        this.values = copy(start);
    }

    public String entity() {
        return entity;
    }

    /** Return the id; null until the first save. */
    public @Nullable UUID id() {
        return id;
    }

    public boolean isNew() {
        return id == null;
    }

    public long baseVersion() {
        return baseVersion;
    }

    /** Return the values it started from. */
    public Map<String, @Nullable Object> base() {
        return base;
    }

    /** Return the values as they stand, to be changed in place. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    public @Nullable Object get(String field) {
        return values.get(field);
    }

    public Draft set(String field, @Nullable Object value) {
        values.put(field, value);
        return this;
    }

    /** Return the lines of a field, to be changed in place. */
    @SuppressWarnings("unchecked")
    public List<DraftLine> lines(String field) {
        return (List<DraftLine>) values.computeIfAbsent(field, f -> new ArrayList<DraftLine>());
    }

    /** Return the status of a document as it was opened; draft when it is new. */
    public String status() {
        return base.get("status") instanceof String status ? status : "draft";
    }

    /** Return the number of a document; null until posted. */
    public @Nullable String number() {
        return base.get("number") instanceof String number ? number : null;
    }

    /** Count the fields that differ from the start; each line that differs counts once. */
    public int changed() {
        return Differences.count(base, values);
    }

    /** Note what was wrong while values were read, so that a save refuses it with all else that is wrong. */
    public void problem(Violation violation) {
        problems.add(violation);
    }

    /** Return what was noted as wrong while values were read. */
    public List<Violation> problems() {
        return problems;
    }

    static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> start) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        start.forEach((name, value) -> copy.put(name, copyValue(value)));
        return copy;
    }

    private static @Nullable Object copyValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(element instanceof DraftLine line ? line.copy() : element));
                yield copy;
            }
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            default -> value;
        };
    }
}
