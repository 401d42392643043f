package org.twisterp.runtime.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refs;
import org.twisterp.runtime.json.Json;

/** Store references in order as a jsonb array of ids. */
@Converter(autoApply = true)
@SuppressWarnings("rawtypes")
public final class RefsConverter implements AttributeConverter<Refs, Object> {

    @Override
    public Object convertToDatabaseColumn(@Nullable Refs refs) {
        List<String> ids = new ArrayList<>();
        if (refs != null) {
            for (Object id : refs.ids()) {
                ids.add(id.toString());
            }
        }
        return Jsonb.of(Json.write(ids));
    }

    @Override
    public Refs convertToEntityAttribute(@Nullable Object column) {
        List<UUID> ids = new ArrayList<>();
        if (column != null && Json.read(column.toString()) instanceof List<?> list) {
            list.forEach(id -> ids.add(UUID.fromString(String.valueOf(id))));
        }
        return new Refs<>(ids);
    }
}
