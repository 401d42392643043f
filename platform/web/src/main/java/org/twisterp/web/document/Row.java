package org.twisterp.web.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.twisterp.runtime.draft.DraftLine;

/** Hold one line of a grid on the screen. */
public final class Row {

    /** Place of a row that is not in the draft, because nobody typed into it. */
    static final int NOWHERE = -1;

    private final DraftLine line;
    private final Map<String, Cell> cells;
    private final boolean added;
    private int place = NOWHERE;

    /** Hold a line; {@code added} tells that it only just came onto the screen and is in no draft yet. */
    Row(DraftLine line, Map<String, Cell> cells, boolean added) {
        this.line = line;
        this.cells = cells;
        this.added = added;
    }

    DraftLine line() {
        return line;
    }

    /** Return where the line stands in the draft, which leaves blank rows out. */
    int place() {
        return place;
    }

    void place(int index) {
        place = index;
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
        return added && cells.values().stream().noneMatch(Cell::isEdited);
    }
}
