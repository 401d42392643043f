package org.twisterp.runtime.persistence;

import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Document;
import org.twisterp.spi.Line;
import org.twisterp.spi.Stored;

/** Read the fields of a record by name: references as ids, constants as their stored text, lines as maps. */
final class FieldValues {

    private FieldValues() {}

    static Map<String, Object> of(Stored stored) {
        Map<String, Object> values = read(stored);
        if (stored instanceof Document document && document.number() != null) {
            values.putIfAbsent("code", document.number());
        }
        return values;
    }

    private static Map<String, Object> read(Object record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Class<?> c = record.getClass(); c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Transient.class)) {
                    Object value = plain(get(field, record));
                    if (value != null) {
                        values.putIfAbsent(field.getName(), value);
                    }
                }
            }
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Ref<?> ref -> ref.id();
            case Refs<?> refs -> refs.ids();
            case Enum<?> constant -> Names.kebab(constant);
            case List<?> lines -> {
                List<Object> read = new ArrayList<>();
                lines.forEach(line -> read.add(line instanceof Line ? read(line) : line));
                yield read;
            }
            default -> value;
        };
    }

    private static @Nullable Object get(Field field, Object record) {
        try {
            field.setAccessible(true);
            return field.get(record);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
