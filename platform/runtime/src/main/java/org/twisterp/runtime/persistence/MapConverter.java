package org.twisterp.runtime.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;

/** Store a map, such as custom fields, as a jsonb object. */
@Converter(autoApply = true)
public final class MapConverter implements AttributeConverter<Map<String, Object>, Object> {

    @Override
    public Object convertToDatabaseColumn(@Nullable Map<String, Object> map) {
        return Jsonb.of(map == null ? "{}" : Json.write(map));
    }

    @Override
    public Map<String, Object> convertToEntityAttribute(@Nullable Object column) {
        return column == null ? new LinkedHashMap<>() : Json.readObject(column.toString());
    }
}
