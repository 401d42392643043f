package org.twisterp.web.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.json.Json;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.desk.ScreenText;

/** Turn what a person typed into a typed value. */
final class Typed {

    private final Desk desk;

    Typed(Desk desk) {
        this.desk = desk;
    }

    /** Return what an emptied field holds. */
    @Nullable
    Object nothing(FieldDefinition field) {
        return switch (field.type()) {
            case REFERENCES, TEXTS -> List.of();
            case BOOLEAN -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Read a text that is not empty; null when it is no value of the field. */
    @Nullable
    Object value(FieldDefinition field, String typed) {
        Locale locale = desk.locale();
        return switch (field.type()) {
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> ScreenText.decimal(typed, locale);
            case INTEGER -> whole(ScreenText.decimal(typed, locale));
            case DATE -> ScreenText.day(typed, desk.call().businessDate(), locale);
            case BOOLEAN -> flag(typed);
            case CHOICE -> choice(field, typed);
            case CURRENCY -> typed.toUpperCase(Locale.ROOT);
            case REFERENCE -> reference(field, typed);
            case REFERENCES -> references(field, typed);
            case TEXTS ->
                Arrays.stream(typed.split("[,;]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
            case JSON -> json(typed);
            default -> typed;
        };
    }

    private static @Nullable Integer whole(@Nullable BigDecimal number) {
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    private @Nullable Boolean flag(String typed) {
        if (typed.equals("true") || typed.equalsIgnoreCase(desk.word("yes"))) {
            return true;
        }
        return typed.equals("false") || typed.equalsIgnoreCase(desk.word("no")) ? false : null;
    }

    /** Take a code or, from a spreadsheet, a label; an unknown one is left to the check of the save. */
    private static String choice(FieldDefinition field, String typed) {
        return field.choices().stream()
                .filter(choice -> choice.label().equalsIgnoreCase(typed))
                .map(FieldDefinition.Choice::code)
                .findFirst()
                .orElse(typed);
    }

    private static @Nullable Object json(String typed) {
        try {
            return Json.readObject(typed);
        } catch (RefusalException unreadable) {
            return null;
        }
    }

    /** Find a record by what a person types for it: its code, code and name as shown, or the one name that fits. */
    private @Nullable UUID reference(FieldDefinition field, String typed) {
        String entity = Objects.requireNonNull(field.refersTo());
        Optional<UUID> byCode = desk.platform().drafts().find(desk.call(), entity, typed);
        if (byCode.isEmpty() && typed.contains(" ")) {
            byCode = desk.platform().drafts().find(desk.call(), entity, typed.substring(0, typed.indexOf(' ')));
        }
        if (byCode.isPresent()) {
            return byCode.get();
        }
        List<Reference> alike = desk.platform().drafts().lookup(desk.call(), entity, typed, 2);
        return alike.size() == 1 ? alike.getFirst().id() : null;
    }

    private @Nullable List<UUID> references(FieldDefinition field, String typed) {
        List<UUID> ids = new ArrayList<>();
        for (String one : typed.split("[,;]")) {
            if (!one.isBlank()) {
                UUID id = reference(field, one.strip());
                if (id == null) {
                    return null;
                }
                ids.add(id);
            }
        }
        return ids;
    }
}
