package org.twisterp.web.document;

import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;

/** Hold one field on the screen: what is typed in it and what is wrong with it. */
public final class Cell {

    private final FieldDefinition field;
    private final String path;
    private final boolean editable;
    private String shown;
    private String text;
    private @Nullable String error;

    Cell(FieldDefinition field, String path, boolean editable, String shown) {
        this.field = field;
        this.path = path;
        this.editable = editable;
        this.shown = shown;
        this.text = shown;
    }

    public FieldDefinition getField() {
        return field;
    }

    public String getName() {
        return field.name();
    }

    public String getLabel() {
        return field.label();
    }

    public boolean isRequired() {
        return field.required() && editable;
    }

    /** Return the path that violations name, for instance {@code lines[0].quantity}. */
    public String getPath() {
        return path;
    }

    /** Return an id for HTML. */
    public String getKey() {
        return path.replaceAll("[^A-Za-z0-9]+", "_");
    }

    public boolean isEditable() {
        return editable;
    }

    /** Return the widget that draws it: text, long, date, flag, choice, reference or references. */
    public String getWidget() {
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

    public boolean isFigure() {
        return field.type().isDecimal() || field.type() == FieldType.INTEGER;
    }

    public boolean isWide() {
        return field.type() == FieldType.LONG_TEXT || field.maxLength() > 150;
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String typed) {
        text = typed == null ? "" : typed;
    }

    public boolean isFlag() {
        return "true".equals(text);
    }

    public void setFlag(boolean on) {
        text = String.valueOf(on);
    }

    /** Tell whether something else was typed than what was shown. */
    public boolean isChanged() {
        return !text.strip().equals(shown.strip());
    }

    /** Show a value that the record gave; what was typed is taken as said. */
    void show(String value) {
        shown = value;
        text = value;
    }

    public @Nullable String getError() {
        return error;
    }

    void setError(@Nullable String message) {
        error = message;
    }
}
