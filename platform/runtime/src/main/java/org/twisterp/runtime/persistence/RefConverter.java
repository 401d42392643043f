package org.twisterp.runtime.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;

/** Store a reference as the id it holds. */
@Converter(autoApply = true)
@SuppressWarnings("rawtypes")
public final class RefConverter implements AttributeConverter<Ref, Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable Ref ref) {
        return ref == null ? null : ref.id();
    }

    @Override
    public @Nullable Ref convertToEntityAttribute(@Nullable Object column) {
        return column == null ? null : Ref.of((UUID) column);
    }
}
