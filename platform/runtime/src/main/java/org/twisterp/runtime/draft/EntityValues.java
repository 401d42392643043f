package org.twisterp.runtime.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.spi.Line;

/** Carry values between entities and drafts: the one place that knows both Java's types and the typed values. */
public final class EntityValues {

    private EntityValues() {}

    /** Read all fields of an entity or line as typed values. */
    public static Map<String, @Nullable Object> read(Object owner, Shape shape) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Shape.Slot slot : shape.slots()) {
            values.put(slot.name(), typed(slot.get(owner), slot));
        }
        return values;
    }

    /** Put the entered fields of typed values into an entity; fields that the map does not have stay. */
    public static void write(Object owner, Shape shape, Map<String, ? extends @Nullable Object> values) {
        for (Shape.Slot slot : shape.slots()) {
            if (!slot.computed() && values.containsKey(slot.name())) {
                put(owner, slot, values.get(slot.name()));
            }
        }
    }

    /** Put every field, computed ones too, into a fresh copy that nobody stores. */
    public static void writeAll(Object owner, Shape shape, Map<String, ? extends @Nullable Object> values) {
        for (Shape.Slot slot : shape.slots()) {
            if (values.containsKey(slot.name())) {
                put(owner, slot, values.get(slot.name()));
            }
        }
    }

    private static void put(Object owner, Shape.Slot slot, @Nullable Object value) {
        if (slot.lines() != null) {
            writeLines(owner, slot, value instanceof List<?> list ? list : List.of());
            return;
        }
        Object java = java(value, slot);
        if (!same(slot.get(owner), java)) {
            slot.set(owner, java);
        }
    }

    /** Keep the objects of lines whose id is known, so that their identity stays; leave out what is gone. */
    private static void writeLines(Object owner, Shape.Slot slot, List<?> drafts) {
        Shape shape = Objects.requireNonNull(slot.lines());
        List<Object> stored = stored(owner, slot);
        Map<UUID, Object> byId = new LinkedHashMap<>();
        stored.forEach(line -> byId.put(((Line) line).id(), line));
        List<Object> wanted = new ArrayList<>();
        for (Object element : drafts) {
            DraftLine draft = (DraftLine) element;
            Object line = draft.id() == null ? null : byId.remove(draft.id());
            if (line == null) {
                line = shape.create();
            }
            write(line, shape, draft.values());
            wanted.add(line);
        }
        stored.removeIf(line -> byId.containsKey(((Line) line).id()));
        wanted.stream().filter(line -> !stored.contains(line)).forEach(stored::add);
        stored.sort(java.util.Comparator.comparingInt(wanted::indexOf));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> stored(Object owner, Shape.Slot slot) {
        List<Object> list = (List<Object>) slot.get(owner);
        if (list == null) {
            list = new ArrayList<>();
            slot.set(owner, list);
        }
        return list;
    }

    private static @Nullable Object typed(@Nullable Object value, Shape.Slot slot) {
        return switch (value) {
            case null -> slot.lines() == null ? null : new ArrayList<DraftLine>();
            case Ref<?> ref -> ref.id();
            case Refs<?> refs -> new ArrayList<>(refs.ids());
            case Currency currency -> currency.code();
            case Enum<?> constant -> Shape.code(constant);
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            case List<?> list -> slot.lines() == null ? new ArrayList<>(list) : lines(list, slot.lines());
            case String text -> text.isEmpty() ? null : text;
            default -> value;
        };
    }

    private static List<DraftLine> lines(List<?> lines, Shape shape) {
        List<DraftLine> drafts = new ArrayList<>();
        for (Object line : lines) {
            drafts.add(new DraftLine(((Line) line).id(), read(line, shape)));
        }
        return drafts;
    }

    private static @Nullable Object java(@Nullable Object value, Shape.Slot slot) {
        Class<?> type = slot.field().getType();
        if (value == null) {
            return absent(type, slot);
        }
        if (type == Ref.class) {
            return Ref.of((UUID) value);
        }
        if (type == Refs.class) {
            return new Refs<>(((List<?>) value).stream().map(UUID.class::cast).toList());
        }
        if (type == Currency.class) {
            return Currency.of((String) value);
        }
        if (type.isEnum()) {
            return slot.choices().stream()
                    .filter(constant -> Shape.code(constant).equals(value))
                    .findFirst()
                    .orElse(null);
        }
        return switch (value) {
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            case List<?> list -> new ArrayList<>(list);
            default -> value;
        };
    }

    private static @Nullable Object absent(Class<?> type, Shape.Slot slot) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == Refs.class) {
            return Refs.none();
        }
        if (type == Map.class) {
            return new LinkedHashMap<>();
        }
        if (type == List.class) {
            return new ArrayList<>();
        }
        return type == String.class && slot.required() ? "" : null;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a instanceof BigDecimal left && b instanceof BigDecimal right
                ? left.compareTo(right) == 0
                : Objects.equals(a, b);
    }
}
