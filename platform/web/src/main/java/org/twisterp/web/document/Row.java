package org.twisterp.web.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.twisterp.runtime.draft.DraftLine;

/** Hold one line of a grid on the screen. */
public final class Row {

    private final DraftLine line;
    private final int position;
    private final Map<String, Cell> cells;

    Row(DraftLine line, int position, Map<String, Cell> cells) {
        this.line = line;
        this.position = position;
        this.cells = cells;
    }

    DraftLine line() {
        return line;
    }

    /** Return the position, counted from 1. */
    public int getPosition() {
        return position + 1;
    }

    public int getIndex() {
        return position;
    }

    public Map<String, Cell> getCells() {
        return cells;
    }

    /** Return what is wrong in this line, one sentence a field. */
    public List<String> getErrors() {
        return cells.values().stream()
                .filter(cell -> cell.getError() != null)
                .map(cell -> cell.getLabel() + ": " + Objects.requireNonNull(cell.getError()))
                .toList();
    }

    /** Tell whether nobody typed anything into it, so that it need not be saved. */
    public boolean isBlank() {
        return line.id() == null && cells.values().stream().noneMatch(cell -> cell.isEditable() && cell.isChanged());
    }
}
