package org.twisterp.web.document;

import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;

/** Choose what draws a field. */
public final class Widgets {

    static final Widgets ALL = new Widgets();

    /** Longest text of a column that stays narrow. */
    private static final int BRIEF = 20;

    private Widgets() {}

    /** Return the facelet that draws a field while it can be typed into. */
    public String of(FieldDefinition field) {
        return switch (field.type()) {
            case LONG_TEXT, JSON -> "long";
            case BOOLEAN -> "flag";
            case DATE -> "date";
            case CHOICE -> "choice";
            case REFERENCE -> "reference";
            case REFERENCES -> "references";
            default -> "text";
        };
    }

    /** Return the facelet that draws a field in a line, where there is room for one row of text. */
    public String inLine(FieldDefinition field) {
        return field.type() == FieldType.LONG_TEXT ? "text" : of(field);
    }

    /** Tell whether a field is written as a figure, at the end of its column. */
    public boolean figure(FieldDefinition field) {
        return Cell.figure(field);
    }

    /** Return the class that gives a column of lines its width. */
    public String width(FieldDefinition field) {
        if (figure(field)) {
            return "num w-figure";
        }
        boolean brief = field.type() == FieldType.CURRENCY
                || field.type() == FieldType.TEXT && field.maxLength() > 0 && field.maxLength() <= BRIEF;
        return brief ? "w-short" : "w-" + inLine(field);
    }
}
