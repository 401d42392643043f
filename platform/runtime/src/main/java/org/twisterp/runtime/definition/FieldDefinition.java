package org.twisterp.runtime.definition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describe one field of an entity or of its lines, as derived from the class.
 *
 * @param name name in Java, on the wire and in YAML
 * @param label words of the caller's language
 * @param type type of its values
 * @param required whether a save without it is refused
 * @param maxLength longest text; 0 when unlimited
 * @param computed whether the record fills it and nobody may enter it
 * @param refersTo entity of a reference; null otherwise
 * @param choices codes with labels of a CHOICE
 * @param currencyField field that holds the currency of a MONEY, of the record or its header; empty for the company's
 * @param column column in the database; empty for lines
 * @param lineTable table of the lines; null unless LINES
 * @param lines fields of the lines; empty unless LINES
 */
public record FieldDefinition(
        String name,
        String label,
        FieldType type,
        boolean required,
        int maxLength,
        boolean computed,
        @Nullable String refersTo,
        List<Choice> choices,
        String currencyField,
        String column,
        @Nullable String lineTable,
        List<FieldDefinition> lines) {

    public FieldDefinition {
        choices = List.copyOf(choices);
        lines = List.copyOf(lines);
    }

    /** Hold a code with its label. */
    public record Choice(String code, String label) {}

    /** Find a field of the lines. */
    public Optional<FieldDefinition> line(String lineField) {
        return lines.stream().filter(f -> f.name().equals(lineField)).findFirst();
    }

    /** Return the label of a choice; the code itself when it has none. */
    public String choiceLabel(String code) {
        return choices.stream()
                .filter(c -> c.code().equals(code))
                .map(Choice::label)
                .findFirst()
                .orElse(code);
    }
}
