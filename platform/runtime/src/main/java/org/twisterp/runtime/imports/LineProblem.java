package org.twisterp.runtime.imports;

import java.util.Map;

/**
 * Say why a transaction of a file was refused.
 *
 * @param line line of the file, counted from 1
 * @param code dotted code whose text stands in messages.properties
 * @param arguments values for the text
 */
public record LineProblem(long line, String code, Map<String, Object> arguments) {

    public LineProblem {
        arguments = Map.copyOf(arguments);
    }
}
