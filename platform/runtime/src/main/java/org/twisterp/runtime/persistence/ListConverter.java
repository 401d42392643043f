package org.twisterp.runtime.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;

/** Store a list of texts as a jsonb array. */
@Converter(autoApply = true)
@SuppressWarnings("rawtypes")
public final class ListConverter implements AttributeConverter<List, Object> {

    @Override
    public Object convertToDatabaseColumn(@Nullable List list) {
        return Jsonb.of(list == null ? "[]" : Json.write(list));
    }

    @Override
    public List convertToEntityAttribute(@Nullable Object column) {
        return column != null && Json.read(column.toString()) instanceof List<?> list
                ? new ArrayList<>(list)
                : new ArrayList<>();
    }
}
