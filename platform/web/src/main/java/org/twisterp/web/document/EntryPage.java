package org.twisterp.web.document;

import java.util.UUID;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.parts.Chip;
import org.twisterp.web.parts.Status;

/** Stand behind the page of a posted journal entry, which nobody edits. */
public final class EntryPage {

    private final Desk desk;
    private final Entry entry;

    /** Open an entry; refuses not found. */
    public EntryPage(Desk desk, UUID id) {
        this.desk = desk;
        this.entry = new Entry(desk, desk.platform().entries().one(desk.call(), id));
    }

    public Chip getChip() {
        return entry.isReversed()
                ? new Chip(Status.REVERSED, desk.word("entry.reversed"))
                : new Chip(Status.POSTED, desk.word("entry.posted"));
    }

    public Entry getEntry() {
        return entry;
    }
}
