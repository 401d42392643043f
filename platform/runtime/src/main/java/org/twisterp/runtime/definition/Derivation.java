package org.twisterp.runtime.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.message.Messages;

/** Derive the definition of an entity from the shape of its class and its words. */
final class Derivation {

    private final Messages messages;
    private final Locale locale;
    private final String entity;

    Derivation(Messages messages, Locale locale, String entity) {
        this.messages = messages;
        this.locale = locale;
        this.entity = entity;
    }

    EntityDefinition derive(Shape shape, String plugin, List<String> states) {
        List<FieldDefinition> fields = shape.slots().stream()
                .map(slot -> field(
                        slot,
                        "",
                        slot.name().equals("status") && shape.kind() == EntityDefinition.Kind.DOCUMENT
                                ? states
                                : codes(slot)))
                .toList();
        String name = entity.substring(entity.indexOf('.') + 1).replace('-', ' ');
        String label = word("entity", capital(name));
        return new EntityDefinition(
                entity,
                plugin,
                shape.kind(),
                label,
                word("entity.plural", label + "s"),
                fields,
                code(shape),
                shape.table(),
                Merge.hash(fields.stream().map(Derivation::structure).toList()));
    }

    private static String code(Shape shape) {
        String name = shape.kind() == EntityDefinition.Kind.DOCUMENT ? "number" : "code";
        return shape.find(name).isPresent() ? name : "";
    }

    private FieldDefinition field(Shape.Slot slot, String prefix, List<String> codes) {
        String key = prefix + slot.name();
        Shape lines = slot.lines();
        List<FieldDefinition.Choice> choices = codes.stream()
                .map(code -> new FieldDefinition.Choice(code, choice(key, slot.name(), code)))
                .toList();
        return new FieldDefinition(
                slot.name(),
                word("field." + key, words(slot.name())),
                slot.type(),
                slot.required(),
                slot.maxLength(),
                slot.computed(),
                slot.refersTo(),
                choices,
                slot.currencyField(),
                slot.column(),
                lines == null ? null : lines.table(),
                lines == null
                        ? List.of()
                        : lines.slots().stream()
                                .map(line -> field(line, slot.name() + ".", codes(line)))
                                .toList());
    }

    private String choice(String key, String name, String code) {
        return messages.entityText(locale, entity, "choice." + key + "." + code)
                .or(() -> messages.entityText(locale, entity, "choice." + name + "." + code))
                .or(() -> messages.entityText(locale, entity, name + "." + code))
                .orElse(capital(code.replace('-', ' ')));
    }

    private String word(String key, String absent) {
        return messages.entityText(locale, entity, key).orElse(absent);
    }

    private static List<String> codes(Shape.Slot slot) {
        return slot.choices().stream().map(Shape::code).toList();
    }

    /** Make words of a camel-case name, for fields that nobody gave words yet. */
    private static String words(String name) {
        return capital(name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Reduce a field to what its hash shall depend on: everything but the words. */
    private static Map<String, @Nullable Object> structure(FieldDefinition field) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", field.name());
        map.put("type", field.type().name());
        map.put("required", field.required());
        map.put("maxLength", field.maxLength());
        map.put("computed", field.computed());
        map.put("refersTo", field.refersTo());
        map.put(
                "choices",
                field.choices().stream().map(FieldDefinition.Choice::code).toList());
        map.put("column", field.column());
        List<Object> lines = new ArrayList<>();
        field.lines().forEach(line -> lines.add(structure(line)));
        map.put("lines", lines);
        return map;
    }
}
