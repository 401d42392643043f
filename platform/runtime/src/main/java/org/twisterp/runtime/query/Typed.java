package org.twisterp.runtime.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.draft.References;

/** Read values of filters, cursors and parameters from text, as the type of their field wants them. */
final class Typed {

    static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    /** Stands for a reference that nothing bears, so that a filter on it finds nothing. */
    static final UUID NOBODY = new UUID(0, 0);

    private Typed() {}

    /** Read a value; codes of references become ids, unknown ones find nothing. Refuses {@code filter.value} (400). */
    static Object read(FieldDefinition field, String text, References references) {
        try {
            return switch (field.type()) {
                case INTEGER -> Integer.valueOf(text);
                case BOOLEAN -> flag(field, text);
                case DATE -> date(text);
                case TIMESTAMP -> Instant.parse(text).atOffset(java.time.ZoneOffset.UTC);
                case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> decimal(text);
                case REFERENCE, REFERENCES -> id(String.valueOf(field.refersTo()), text, references);
                case USER -> id(References.USER, text, references);
                default -> text;
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw refused(field.name(), text);
        }
    }

    /** Return the value as the database shall read it from a cursor: text that any type is cast from. */
    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static UUID id(String entity, String text, References references) {
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        Optional<UUID> found = references.byCode(entity, text);
        return found.orElse(NOBODY);
    }

    /** Read a day of four-digit years; others do not exist in the database. */
    static LocalDate date(String text) {
        if (text.length() != 10) {
            throw new DateTimeException(text);
        }
        return LocalDate.parse(text);
    }

    /** Read a decimal without exponent. */
    static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    private static Boolean flag(FieldDefinition field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(field.name(), text);
        }
        return Boolean.valueOf(text);
    }

    static RuntimeException refused(String field, @Nullable String text) {
        return Refusal.unreadable(field, "filter.value", "field", field, "value", String.valueOf(text))
                .exception();
    }

    /** Split a list of names. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",")) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
