package org.twisterp.ledger.journal;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.ledger.NumberPattern;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;
import org.twisterp.spi.Violations;

/** Keep a journal: entries of one kind with numbers of their own. */
@Entity
@Table(name = "journal")
@EntityName("ledger.journal")
public class Journal extends Master {

    @NotNull
    private @Nullable JournalKind kind;

    /** Pattern of its numbers, taken when its first entry is posted. */
    @Size(max = 60)
    private @Nullable String series;

    protected Journal() {}

    public @Nullable JournalKind kind() {
        return kind;
    }

    @Override
    public void check(Context context, Violations violations) {
        if (series != null && !series.isEmpty()) {
            try {
                NumberPattern.of(series);
            } catch (RefusalException e) {
                violations.add("series", "number.pattern", "pattern", series);
            }
        }
    }
}
