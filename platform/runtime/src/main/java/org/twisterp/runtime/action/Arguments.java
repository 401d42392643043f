package org.twisterp.runtime.action;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.WorkflowDefinition;

/** Read the arguments of an action as its workflow declares them. */
final class Arguments {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /**
     * Read them; refuses {@code field.unknown} and {@code value.type} (400), {@code value.required} and {@code
     * value.choice} (422).
     */
    Arguments(WorkflowDefinition.Transition transition, Map<String, ? extends @Nullable Object> given) {
        given.forEach((name, value) -> {
            WorkflowDefinition.Argument argument = transition.arguments().stream()
                    .filter(a -> a.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unreadable(name, "field.unknown", "field", name)
                            .exception());
            values.put(name, value == null ? null : typed(argument, value));
        });
        List<Violation> missing = transition.arguments().stream()
                .filter(a -> a.required() && isEmpty(values.get(a.name())))
                .map(a -> Violation.of(a.name(), "value.required"))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing).exception();
        }
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    @Nullable
    LocalDate date(String name) {
        return values.get(name) instanceof LocalDate date ? date : null;
    }

    /** Return what the person wrote, for the timeline. */
    @Nullable
    String comment() {
        String comment = text("comment");
        return comment == null ? text("reason") : comment;
    }

    private static Object typed(WorkflowDefinition.Argument argument, Object value) {
        return switch (argument.type()) {
            case DATE -> date(argument.name(), value);
            case BOOLEAN -> value instanceof Boolean ? value : refuse(argument.name(), "boolean");
            case INTEGER -> integer(argument.name(), value);
            case JSON -> value;
            case CHOICE -> choice(argument, value);
            default -> value instanceof String ? value : refuse(argument.name(), "text");
        };
    }

    private static Object integer(String name, Object value) {
        try {
            return value instanceof BigDecimal number
                    ? (Object) number.intValueExact()
                    : value instanceof Integer ? value : refuse(name, "integer");
        } catch (ArithmeticException e) {
            return refuse(name, "integer");
        }
    }

    private static Object date(String name, Object value) {
        if (value instanceof LocalDate) {
            return value;
        }
        try {
            return value instanceof String text ? LocalDate.parse(text) : refuse(name, "date");
        } catch (DateTimeException e) {
            return refuse(name, "date");
        }
    }

    private static Object choice(WorkflowDefinition.Argument argument, Object value) {
        List<String> codes =
                argument.choices().stream().map(FieldDefinition.Choice::code).toList();
        if (!(value instanceof String text)) {
            return refuse(argument.name(), "text");
        }
        if (!codes.contains(text)) {
            throw Refusal.invalid(List.of(Violation.of(argument.name(), "value.choice", "choices", codes)))
                    .exception();
        }
        return text;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    private static Object refuse(String name, String expected) {
        throw Refusal.unreadable(name, "value.type", "field", name, "expected", expected)
                .exception();
    }
}
