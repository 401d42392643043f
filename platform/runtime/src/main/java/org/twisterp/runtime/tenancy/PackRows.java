package org.twisterp.runtime.tenancy;

import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.runtime.persistence.DatabaseFault;
import org.twisterp.runtime.persistence.NamedSql;
import org.twisterp.runtime.persistence.Names;
import org.twisterp.runtime.persistence.Stamps;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Stored;

/** Insert the rows of a pack into the company of a unit, marked as the pack's so that a person may take them over. */
final class PackRows {

    private static final Logger LOG = LoggerFactory.getLogger(PackRows.class);

    private final Unit unit;
    private final Map<String, UUID> codes = new HashMap<>();

    PackRows(Unit unit) {
        this.unit = unit;
    }

    /** Insert them file by file; a file of an entity that no plugin brings is left out. */
    void insert(Pack pack) {
        for (Pack.Part part : pack.parts()) {
            Optional<Class<? extends Stored>> type = unit.generation().entityClass(part.entity());
            if (type.isEmpty()) {
                LOG.warn("event=pack-part-left-out pack={} entity={}", pack.id(), part.entity());
                continue;
            }
            List<UUID> ids = new ArrayList<>();
            for (Map<String, @Nullable Object> row : part.rows()) {
                Stored record = create(type.get());
                Stamps.company(record, unit.call());
                fill(record, row, pack.id() + "/" + part.file());
                record.complete(unit.context());
                unit.save(record);
                ids.add(record.id());
                if (row.get("code") != null) {
                    codes.put(part.entity() + " " + row.get("code"), record.id());
                }
            }
            unit.flush();
            mark(type.get(), ids);
        }
    }

    private void fill(Object record, Map<String, @Nullable Object> row, String file) {
        row.forEach((name, value) -> {
            Field field = field(record.getClass(), name, file);
            try {
                field.setAccessible(true);
                field.set(record, value == null ? null : convert(field, value, file));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(file + ": " + name + " = " + value + ": " + e.getMessage(), e);
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object convert(Field field, Object value, String file) {
        Class<?> type = field.getType();
        String text = value.toString();
        RefersTo target = field.getAnnotation(RefersTo.class);
        if (type == Ref.class && target != null) {
            return Ref.of(idOf(target.value(), text));
        }
        if (type == Refs.class && target != null) {
            return new Refs<>(texts(value).stream()
                    .map(code -> idOf(target.value(), code))
                    .toList());
        }
        if (field.isAnnotationPresent(OneToMany.class)) {
            return lines(field, (List<?>) value, file);
        }
        if (type == List.class) {
            return new ArrayList<>(texts(value));
        }
        if (type.isEnum()) {
            return Names.constant((Class) type, text);
        }
        return switch (type.getSimpleName()) {
            case "boolean", "Boolean" -> Boolean.valueOf(text);
            case "int", "Integer" -> Integer.valueOf(text);
            case "BigDecimal" -> new java.math.BigDecimal(text);
            case "LocalDate" -> java.time.LocalDate.parse(text);
            case "Currency" -> Currency.of(text);
            case "Map" -> value;
            default -> text;
        };
    }

    private List<Object> lines(Field field, List<?> rows, String file) {
        Class<?> type = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        List<Object> lines = new ArrayList<>();
        for (Object row : rows) {
            Object line = create(type);
            fill(line, org.twisterp.runtime.json.Json.object(row), file);
            lines.add(line);
        }
        return lines;
    }

    private UUID idOf(String entity, String code) {
        return codes.computeIfAbsent(entity + " " + code, key -> unit.generation()
                .entityClass(entity)
                .flatMap(type -> unit.context().findByCode(type, code))
                .map(Stored::id)
                .orElseThrow(() -> new IllegalArgumentException("unknown " + entity + " " + code)));
    }

    /** Rows of people have origin user; tables without the column have no rows that could be taken over. */
    private void mark(Class<? extends Stored> type, List<UUID> ids) {
        Table table = type.getAnnotation(Table.class);
        if (table == null || ids.isEmpty()) {
            return;
        }
        boolean marked = !unit.context()
                .rows(
                        "select 1 from pg_attribute where attrelid = cast(:name as regclass) and attname = 'origin'",
                        Map.of("name", table.name()))
                .isEmpty();
        if (marked) {
            try {
                NamedSql.parse("update " + table.name() + " set origin = 'pack' where id = any(:ids)")
                        .update(unit.connection(), Map.of("ids", ids));
            } catch (SQLException e) {
                throw new DatabaseFault(e);
            }
        }
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : Arrays.stream(value.toString().split(";")).map(String::strip).toList();
    }

    private static <T> T create(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }

    private static Field field(Class<?> type, String name, String file) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new IllegalArgumentException(file + ": " + type.getSimpleName() + " has no field " + name);
    }
}
