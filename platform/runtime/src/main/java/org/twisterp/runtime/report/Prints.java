package org.twisterp.runtime.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.report.ReportDefinition.Source;
import org.twisterp.spi.Call;

/** Read one document as REST shows it and write its values as texts for a print. */
final class Prints {

    private static final String DOCUMENT = "document";
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Definitions definitions;
    private final Drafts drafts;
    private final Reports reports;

    Prints(Definitions definitions, Drafts drafts, Reports reports) {
        this.definitions = definitions;
        this.drafts = drafts;
        this.reports = reports;
    }

    /** Read the document that the parameter {@code document} names by id or number. */
    ReportData read(Call call, ReportDefinition definition, Source.Print print, Map<String, String> raw) {
        for (String given : raw.keySet()) {
            if (!given.equals(DOCUMENT)) {
                throw Refusal.unreadable(
                                given, "query.parameter-unknown", "parameter", given, "known", List.of(DOCUMENT))
                        .exception();
            }
        }
        UUID id = id(call, print.entity(), raw.getOrDefault(DOCUMENT, ""));
        Map<String, @Nullable Object> wire = wire(call, print.entity(), id);
        ReportWords words = reports.words(call, definition);
        Shown shown = new Shown(words);
        EntityDefinition entity = definitions.entity(call, print.entity());
        Map<String, String> fields = new HashMap<>();
        texts("", entity.fields(), wire, shown, fields);
        print.beside().forEach((field, other) -> beside(call, field, other, wire, shown, fields));
        Map<String, List<Map<String, @Nullable Object>>> lists = new LinkedHashMap<>();
        entity.fields().stream()
                .filter(field -> !field.lines().isEmpty())
                .forEach(field -> lists.put(field.name(), rows(field, wire.get(field.name()), shown)));
        return new ReportData(
                definition,
                words.text("title"),
                words,
                reports.heading(call),
                List.of(),
                List.of(),
                lists.getOrDefault(print.lines(), List.of()),
                Map.of(),
                fields,
                lists,
                wire);
    }

    private UUID id(Call call, String entity, String text) {
        if (text.isBlank()) {
            throw Refusal.unreadable(DOCUMENT, "query.parameter-missing", "parameter", DOCUMENT)
                    .exception();
        }
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        String number = text.startsWith("~") ? text.substring(1) : text;
        return drafts.find(call, entity, number)
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    private Map<String, @Nullable Object> wire(Call call, String entity, UUID id) {
        return drafts.toWire(call, drafts.open(call, entity, id));
    }

    /** Read a record that a field points at; without the right to see it, its code and name must do. */
    private void beside(
            Call call,
            String field,
            String entity,
            Map<String, @Nullable Object> wire,
            Shown shown,
            Map<String, String> texts) {
        if (wire.get(field) instanceof Map<?, ?> reference) {
            try {
                UUID id = UUID.fromString(String.valueOf(reference.get("id")));
                texts(field + ".", definitions.entity(call, entity).fields(), wire(call, entity, id), shown, texts);
            } catch (RefusalException notVisible) {
                return;
            }
        }
    }

    /** Write the fields of a record; those of its first lines under {@code field.0.}. */
    private static void texts(
            String prefix, List<FieldDefinition> fields, Map<?, ?> values, Shown shown, Map<String, String> into) {
        for (FieldDefinition field : fields) {
            Object value = values.get(field.name());
            String text =
                    field.type() == FieldType.CHOICE ? choice(prefix, field, value, shown) : text(field, value, shown);
            into.put(prefix + field.name(), text);
            if (field.type().isDecimal()) {
                into.put(prefix + field.name() + ".nonzero", zero(value) ? "" : text);
            }
            if (value instanceof Map<?, ?> reference && reference.containsKey("code")) {
                into.put(prefix + field.name() + ".code", shown.text(reference.get("code")));
                into.put(prefix + field.name() + ".name", shown.text(reference.get("name")));
            }
            if (!field.lines().isEmpty() && value instanceof List<?> lines && !lines.isEmpty()) {
                texts(prefix + field.name() + ".0.", field.lines(), (Map<?, ?>) lines.getFirst(), shown, into);
            }
        }
    }

    private static List<Map<String, @Nullable Object>> rows(
            FieldDefinition field, @Nullable Object lines, Shown shown) {
        return (lines instanceof List<?> list ? list : List.of())
                .stream()
                        .map(line -> {
                            Map<String, String> texts = new HashMap<>();
                            texts("", field.lines(), (Map<?, ?>) line, shown, texts);
                            texts.put("line", shown.text(((Map<?, ?>) line).get("line")));
                            Map<String, @Nullable Object> row = new LinkedHashMap<>(texts);
                            return row;
                        })
                        .toList();
    }

    private static boolean zero(@Nullable Object value) {
        return value instanceof String text && new BigDecimal(text).signum() == 0;
    }

    /** A choice is called as the report's own words say, else as its screen does. */
    private static String choice(String prefix, FieldDefinition field, @Nullable Object value, Shown shown) {
        return value instanceof String code
                ? shown.word("choice." + prefix + field.name() + "." + code).orElse(field.choiceLabel(code))
                : "";
    }

    /** The wire holds figures and days as text; the field knows what they are. */
    private static String text(FieldDefinition field, @Nullable Object value, Shown shown) {
        return switch (field.type()) {
            case MONEY -> value instanceof String text ? shown.amount(new BigDecimal(text)) : "";
            case UNIT_PRICE, QUANTITY, RATE, PERCENT ->
                value instanceof String text ? shown.plain(new BigDecimal(text)) : "";
            case DATE -> value instanceof String text ? shown.day(LocalDate.parse(text)) : "";
            case REFERENCE -> reference(value);
            case REFERENCES ->
                value instanceof List<?> list
                        ? String.join(", ", list.stream().map(Prints::reference).toList())
                        : "";
            case LINES, JSON -> "";
            case TEXT, CHOICE, LONG_TEXT, INTEGER, BOOLEAN, TIMESTAMP, CURRENCY, TEXTS, USER -> shown.text(value);
        };
    }

    private static String reference(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get("code") != null
                ? map.get("code").toString()
                : "";
    }
}
