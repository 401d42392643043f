package org.twisterp.web.document;

import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;

/** Hold one field on the screen: what is typed in it and what is wrong with it. */
public final class Cell {

    private final FieldDefinition field;
    private final boolean editable;
    private final String original;
    private final @Nullable String href;
    private String shown;
    private String text;
    private String suggested = "";
    private @Nullable String error;

    Cell(FieldDefinition field, boolean editable, String shown, @Nullable String href) {
        this.field = field;
        this.editable = editable;
        this.original = shown;
        this.shown = shown;
        this.text = shown;
        this.href = href;
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

    public boolean isEditable() {
        return editable;
    }

    public boolean isFigure() {
        return figure(field);
    }

    /** Tell whether a field is written as a figure, at the end of its column. */
    static boolean figure(FieldDefinition field) {
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

    /** Tell whether something else was typed than what was read last. */
    public boolean isChanged() {
        return !text.strip().equals(shown.strip());
    }

    /** Tell whether it stands for something else than when the page was opened. */
    public boolean isEdited() {
        return editable && !text.strip().equals(original.strip());
    }

    /** Return the address of the record it points at; null when it points at none. */
    public @Nullable String getHref() {
        return isEdited() ? null : href;
    }

    /** Return what the record will take when the field is left empty. */
    public String getSuggested() {
        return suggested;
    }

    void suggest(String value) {
        suggested = value;
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
