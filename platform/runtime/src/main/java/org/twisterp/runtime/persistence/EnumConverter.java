package org.twisterp.runtime.persistence;

import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;

/** Store a constant as kebab-case text. */
final class EnumConverter implements Converter {

    private static final long serialVersionUID = 1L;
    private final Class<?> type;

    EnumConverter(Class<?> type) {
        this.type = type;
    }

    @Override
    public @Nullable Object convertObjectValueToDataValue(@Nullable Object constant, Session session) {
        return constant == null ? null : Names.kebab((Enum<?>) constant);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public @Nullable Object convertDataValueToObjectValue(@Nullable Object column, Session session) {
        return column == null ? null : Names.constant((Class) type, column.toString());
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public void initialize(DatabaseMapping mapping, Session session) {}
}
