package org.twisterp.runtime.draft;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.spi.Violations;

/** Check typed values against what the fields' annotations say: required, length, scale, choices, references. */
final class FieldChecks {

    private final Violations found;
    private final Currency companyCurrency;
    private final Function<UUID, @Nullable Reference> known;
    private Map<String, ? extends @Nullable Object> header = Map.of();

    /** Take where to put what is wrong, the currency of amounts that name none, and the references that exist. */
    FieldChecks(Violations found, Currency companyCurrency, Function<UUID, @Nullable Reference> known) {
        this.found = found;
        this.companyCurrency = companyCurrency;
        this.known = known;
    }

    /** Check a record with its lines. */
    void check(Shape shape, Map<String, ? extends @Nullable Object> values) {
        header = values;
        check(shape, values, "");
    }

    private void check(Shape shape, Map<String, ? extends @Nullable Object> values, String prefix) {
        for (Shape.Slot slot : shape.slots()) {
            if (!slot.computed()) {
                check(slot, values, prefix + slot.name());
            }
        }
    }

    private void check(Shape.Slot slot, Map<String, ? extends @Nullable Object> values, String path) {
        Object value = values.get(slot.name());
        if (isEmpty(value)) {
            if (slot.required()) {
                found.add(path, "value.required");
            }
            return;
        }
        switch (value) {
            case String text -> text(slot, text, path);
            case BigDecimal number -> decimal(slot, number, values, path);
            case Integer number -> range(slot.field(), BigDecimal.valueOf(number), path);
            case UUID id -> reference(id, path);
            case List<?> list -> list(slot, list, path);
            case null -> {}
            default -> {}
        }
    }

    private void list(Shape.Slot slot, List<?> list, String path) {
        if (slot.type() == FieldType.REFERENCES) {
            list.forEach(id -> reference((UUID) id, path));
        } else if (slot.lines() != null) {
            lines(slot.lines(), list, path);
        }
    }

    private void lines(Shape shape, List<?> lines, String path) {
        for (int i = 0; i < lines.size(); i++) {
            check(shape, ((DraftLine) lines.get(i)).values(), path + "[" + i + "].");
        }
    }

    private void text(Shape.Slot slot, String text, String path) {
        Field field = slot.field();
        if (slot.maxLength() > 0 && text.length() > slot.maxLength()) {
            found.add(path, "value.too-long", "max", slot.maxLength());
        }
        Size size = field.getAnnotation(Size.class);
        if (size != null && text.length() < size.min()) {
            found.add(path, "value.too-short", "min", size.min());
        }
        if (text.indexOf('\0') >= 0) {
            found.add(path, "value.character");
        }
        Pattern pattern = field.getAnnotation(Pattern.class);
        if (pattern != null && !text.matches(pattern.regexp())) {
            found.add(path, "value.pattern", "pattern", pattern.regexp());
        }
        if (slot.type() == FieldType.CHOICE
                && slot.choices().stream().noneMatch(c -> Shape.code(c).equals(text))) {
            found.add(
                    path,
                    "value.choice",
                    "choices",
                    slot.choices().stream().map(Shape::code).toList());
        }
        if (slot.type() == FieldType.CURRENCY) {
            currency(text, path);
        }
    }

    private void currency(String code, String path) {
        try {
            Currency.of(code);
        } catch (RefusalException unknown) {
            found.add(path, "currency.unknown", "currency", code);
        }
    }

    private void decimal(
            Shape.Slot slot, BigDecimal number, Map<String, ? extends @Nullable Object> values, String path) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.precision() - plain.scale()
                > slot.type().precision() - slot.type().scale()) {
            found.add(path, "value.too-large");
            return;
        }
        if (slot.type() == FieldType.MONEY) {
            Currency currency = Currencies.of(slot.currencyField(), values, header, companyCurrency);
            if (plain.scale() > currency.exponent()) {
                found.add(path, "money.scale", "currency", currency.code(), "decimals", currency.exponent());
            }
        } else if (plain.scale() > slot.type().scale()) {
            found.add(path, "value.scale", "decimals", slot.type().scale());
        }
        range(slot.field(), number, path);
    }

    private void range(Field field, BigDecimal number, String path) {
        if (field.isAnnotationPresent(Positive.class) && number.signum() <= 0) {
            found.add(path, "value.not-positive");
        }
        if (field.isAnnotationPresent(PositiveOrZero.class) && number.signum() < 0) {
            found.add(path, "value.negative");
        }
        if (field.isAnnotationPresent(Negative.class) && number.signum() >= 0
                || field.isAnnotationPresent(NegativeOrZero.class) && number.signum() > 0) {
            found.add(path, "value.positive");
        }
        Min min = field.getAnnotation(Min.class);
        if (min != null && number.compareTo(BigDecimal.valueOf(min.value())) < 0) {
            found.add(path, "value.below", "min", min.value());
        }
        Max max = field.getAnnotation(Max.class);
        if (max != null && number.compareTo(BigDecimal.valueOf(max.value())) > 0) {
            found.add(path, "value.above", "max", max.value());
        }
    }

    private void reference(UUID id, String path) {
        if (known.apply(id) == null) {
            found.add(path, "reference.unknown", "value", id);
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty();
    }
}
