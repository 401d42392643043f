package org.twisterp.runtime.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;

/** Store a list of texts as a jsonb array. */
@Converter(autoApply = true)
public final class ListConverter implements AttributeConverter<List<String>, Object> {

    @Override
    public Object convertToDatabaseColumn(@Nullable List<String> list) {
        return Jsonb.of(list == null ? "[]" : Json.write(list));
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable Object column) {
        List<String> texts = new ArrayList<>();
        if (column != null && Json.read(column.toString()) instanceof List<?> list) {
            list.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }
}
