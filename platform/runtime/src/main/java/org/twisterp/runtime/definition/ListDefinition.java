package org.twisterp.runtime.definition;

import java.util.List;

/**
 * Arrange the records of an entity in a list (list.yaml).
 *
 * @param columns columns shown at first, in order
 * @param views named filters; the first is shown at first
 * @param defaultSort sort keys as on the wire, for instance {@code -billDate,number}
 * @param search fields that the search text looks into
 * @param statusField field shown as a chip; empty when there is none
 * @param version sha-256 of the merged definition
 */
public record ListDefinition(
        List<FieldDefinition> columns,
        List<View> views,
        String defaultSort,
        List<String> search,
        String statusField,
        String version) {

    /** Name a filter (RSQL; empty for all). */
    public record View(String id, String label, String filter) {}
}
