package org.twisterp.runtime.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.runtime.json.Json;

/** Store a field whose type alone does not tell the mapping how: references and constants. */
final class FieldConverter implements Converter {

    private static final long serialVersionUID = 1L;
    private final transient UnaryOperator<@Nullable Object> toColumn;
    private final transient UnaryOperator<@Nullable Object> toField;

    private FieldConverter(UnaryOperator<@Nullable Object> toColumn, UnaryOperator<@Nullable Object> toField) {
        this.toColumn = toColumn;
        this.toField = toField;
    }

    /** Store a reference as the id it holds. */
    static FieldConverter ref() {
        return new FieldConverter(
                field -> field == null ? null : ((Ref<?>) field).id(),
                column -> column == null ? null : Ref.of((UUID) column));
    }

    /** Store references in order as a jsonb array of ids. */
    static FieldConverter refs() {
        return new FieldConverter(
                field -> Jsonb.of(Json.write(field == null ? List.of() : ((Refs<?>) field).ids())),
                FieldConverter::readRefs);
    }

    /** Store a constant as kebab-case text. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static FieldConverter constant(Class<?> type) {
        return new FieldConverter(
                field -> field == null ? null : Names.kebab((Enum<?>) field),
                column -> column == null ? null : Names.constant((Class) type, column.toString()));
    }

    private static Object readRefs(@Nullable Object column) {
        List<UUID> ids = new ArrayList<>();
        if (column != null && Json.read(column.toString()) instanceof List<?> list) {
            list.forEach(id -> ids.add(UUID.fromString(String.valueOf(id))));
        }
        return new Refs<>(ids);
    }

    @Override
    public @Nullable Object convertObjectValueToDataValue(@Nullable Object field, Session session) {
        return toColumn.apply(field);
    }

    @Override
    public @Nullable Object convertDataValueToObjectValue(@Nullable Object column, Session session) {
        return toField.apply(column);
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public void initialize(DatabaseMapping mapping, Session session) {
        mapping.getField();
    }
}
