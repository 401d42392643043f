package org.twisterp.runtime.definition;

import java.util.List;

/**
 * Arrange the fields of an entity on a page (form.yaml).
 *
 * @param head fields at the top, in order
 * @param sections groups of fields below
 * @param lines grids of lines
 * @param totals fields under the grid
 * @param facts fields shown small under the title
 * @param version sha-256 of the merged definition
 */
public record FormDefinition(
        List<FieldDefinition> head,
        List<Section> sections,
        List<Grid> lines,
        List<FieldDefinition> totals,
        List<FieldDefinition> facts,
        String version) {

    /** Group fields under a heading. */
    public record Section(String id, String label, List<FieldDefinition> fields) {}

    /** Show lines as a grid with these columns. */
    public record Grid(FieldDefinition field, List<FieldDefinition> columns) {}
}
