package org.twisterp.kernel;

import java.util.Map;

/**
 * Say what is wrong with one field.
 *
 * @param field path of the field, for instance {@code lines[1].unitPrice}; empty for the whole record
 * @param code dotted code whose text stands in messages.properties
 * @param arguments values for the text
 */
public record Violation(String field, String code, Map<String, Object> arguments) {

    public Violation {
        arguments = Refusal.ordered(arguments);
    }

    /** Say it without arguments. */
    public static Violation of(String field, String code, Object... pairs) {
        return new Violation(field, code, Refusal.arguments(pairs));
    }
}
