package org.twisterp.runtime.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Document;
import org.twisterp.spi.GroupMaster;
import org.twisterp.spi.Line;
import org.twisterp.spi.Master;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Stored;

/**
 * Read the fields of an entity or line class by reflection; the one place that knows their annotations.
 *
 * <p>Holds classes of plugins, so it lives no longer than their generation.
 */
public final class Shape {

    /** Set by the platform and never a field on the wire. */
    private static final Set<String> HIDDEN = Set.of("id", "version", "companyId", "headerId", "line");

    private static final List<String> FIRST = List.of("number", "status", "code", "name");
    private static final List<String> LAST = List.of(
            "active",
            "custom",
            "createdBy",
            "createdAt",
            "changedBy",
            "changedAt",
            "submittedBy",
            "postedBy",
            "postedAt",
            "definitionVersion");
    private static final Set<String> STAMPED = Set.of("createdBy", "createdAt", "changedBy", "changedAt");

    private final Class<?> type;
    private final List<Slot> slots;

    private Shape(Class<?> type, List<Slot> slots) {
        this.type = type;
        this.slots = slots;
    }

    /**
     * Hold one field with what its annotations say.
     *
     * @param lines shape of the lines of a LINES field; null otherwise
     * @param choices enum constants of a CHOICE; empty otherwise
     */
    public record Slot(
            String name,
            Field field,
            FieldType type,
            boolean required,
            int maxLength,
            boolean computed,
            @Nullable String refersTo,
            String currencyField,
            String column,
            List<Object> choices,
            @Nullable Shape lines) {

        /** Return the Java value in an entity or line. */
        public @Nullable Object get(Object owner) {
            try {
                return field.get(owner);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Set the Java value in an entity or line. */
        public void set(Object owner, @Nullable Object value) {
            try {
                field.set(owner, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Read the shape of a class. */
    public static Shape of(Class<?> type) {
        List<Slot> slots = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                slot(field).ifPresent(slots::add);
            }
        }
        slots.sort(Comparator.comparingInt(Shape::rank));
        return new Shape(type, List.copyOf(slots));
    }

    public Class<?> type() {
        return type;
    }

    public List<Slot> slots() {
        return slots;
    }

    /** Find a field. */
    public Optional<Slot> find(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Return the table of the class. */
    public String table() {
        Table table = type.getAnnotation(Table.class);
        return table == null ? snake(type.getSimpleName()) : table.name();
    }

    /** Return the kind of an entity class. */
    public EntityDefinition.Kind kind() {
        if (Document.class.isAssignableFrom(type)) {
            return EntityDefinition.Kind.DOCUMENT;
        }
        return org.twisterp.spi.OfCompany.class.isAssignableFrom(type)
                ? EntityDefinition.Kind.MASTER
                : EntityDefinition.Kind.GROUP_MASTER;
    }

    /** Make an empty entity or line by its constructor without parameters. */
    public Object create() {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a constructor without parameters", e);
        }
    }

    /** Return the code of an enum constant on the wire and in conditions: kebab-case. */
    public static String code(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Optional<Slot> slot(Field field) {
        if (Modifier.isStatic(field.getModifiers())
                || Modifier.isTransient(field.getModifiers())
                || field.isAnnotationPresent(Transient.class)
                || HIDDEN.contains(field.getName()) && declaredByPlatform(field)) {
            return Optional.empty();
        }
        FieldType type = type(field);
        if (type == null) {
            return Optional.empty();
        }
        field.setAccessible(true);
        Size size = field.getAnnotation(Size.class);
        Decimal decimal = field.getAnnotation(Decimal.class);
        RefersTo refers = field.getAnnotation(RefersTo.class);
        boolean computed = field.isAnnotationPresent(Computed.class)
                || type == FieldType.USER
                || declaredByPlatform(field) && STAMPED.contains(field.getName());
        return Optional.of(new Slot(
                field.getName(),
                field,
                type,
                !computed && required(field),
                size == null || size.max() == Integer.MAX_VALUE ? 0 : size.max(),
                computed,
                refers == null ? null : refers.value(),
                decimal == null ? "" : decimal.currency(),
                type == FieldType.LINES ? "" : column(field),
                field.getType().isEnum() ? List.of(field.getType().getEnumConstants()) : List.of(),
                type == FieldType.LINES ? of(element(field)) : null));
    }

    private static @Nullable FieldType type(Field field) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return text(field);
        }
        if (type == BigDecimal.class) {
            return decimal(field);
        }
        if (type == UUID.class) {
            return field.isAnnotationPresent(RefersTo.class)
                    ? FieldType.REFERENCE
                    : field.getName().endsWith("By") ? FieldType.USER : null;
        }
        if (type.isEnum()) {
            return FieldType.CHOICE;
        }
        if (type == List.class) {
            return element(field) == String.class
                    ? FieldType.TEXTS
                    : Line.class.isAssignableFrom(element(field)) ? FieldType.LINES : null;
        }
        return SIMPLE.get(type);
    }

    private static final Map<Class<?>, FieldType> SIMPLE = Map.ofEntries(
            Map.entry(int.class, FieldType.INTEGER),
            Map.entry(Integer.class, FieldType.INTEGER),
            Map.entry(boolean.class, FieldType.BOOLEAN),
            Map.entry(Boolean.class, FieldType.BOOLEAN),
            Map.entry(LocalDate.class, FieldType.DATE),
            Map.entry(Instant.class, FieldType.TIMESTAMP),
            Map.entry(Currency.class, FieldType.CURRENCY),
            Map.entry(Ref.class, FieldType.REFERENCE),
            Map.entry(Refs.class, FieldType.REFERENCES),
            Map.entry(Map.class, FieldType.JSON));

    private static FieldType text(Field field) {
        if (field.getName().equals("status") && field.getDeclaringClass() == Document.class) {
            return FieldType.CHOICE;
        }
        if (field.getName().equals("currency")) {
            return FieldType.CURRENCY;
        }
        Size size = field.getAnnotation(Size.class);
        return size != null && size.max() > 250 && size.max() < Integer.MAX_VALUE
                ? FieldType.LONG_TEXT
                : FieldType.TEXT;
    }

    private static FieldType decimal(Field field) {
        Decimal decimal = field.getAnnotation(Decimal.class);
        if (decimal == null) {
            throw new IllegalArgumentException(field + " needs @Decimal");
        }
        return FieldType.valueOf(decimal.value().name());
    }

    private static boolean required(Field field) {
        return field.isAnnotationPresent(NotNull.class)
                || field.isAnnotationPresent(NotBlank.class)
                || field.isAnnotationPresent(NotEmpty.class);
    }

    private static boolean declaredByPlatform(Field field) {
        Class<?> owner = field.getDeclaringClass();
        return owner == Stored.class
                || owner == Document.class
                || owner == Line.class
                || owner == Master.class
                || owner == GroupMaster.class;
    }

    private static Class<?> element(Field field) {
        return field.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    private static String column(Field field) {
        Column column = field.getAnnotation(Column.class);
        return column == null || column.name().isEmpty() ? snake(field.getName()) : column.name();
    }

    private static int rank(Slot slot) {
        if (!declaredByPlatform(slot.field())) {
            return FIRST.size();
        }
        int first = FIRST.indexOf(slot.name());
        return first >= 0 ? first : FIRST.size() + 1 + LAST.indexOf(slot.name());
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
