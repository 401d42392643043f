package org.twisterp.runtime.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.LineValues;

/** Edit one line of a draft. The id keeps the identity of a stored line; a new line has none. */
public final class DraftLine implements LineValues {

    private final @Nullable UUID id;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    public DraftLine(@Nullable UUID id) {
        this.id = id;
    }

    /** Make a line with values. */
    public DraftLine(@Nullable UUID id, Map<String, ? extends @Nullable Object> values) {
        this.id = id;
        this.values.putAll(values);
    }

    public @Nullable UUID id() {
        return id;
    }

    /** Return the typed values by field name, to be changed in place. */
    @Override
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** Copy it so that the copy can change alone. */
    public DraftLine copy() {
        return new DraftLine(id, values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DraftLine line
                && java.util.Objects.equals(id, line.id)
                && Differences.sameValues(values, line.values);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hashCode(id);
    }
}
