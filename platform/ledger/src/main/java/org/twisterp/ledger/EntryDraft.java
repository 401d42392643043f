package org.twisterp.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Company;

/**
 * Describe an entry to be posted; {@link Ledger#append} gives it period and number.
 *
 * @param id id of the entry, made in Java
 * @param journal id, code or kind of the journal as text
 * @param book book it counts in; empty for all
 * @param period code of the period, for the adjusting one; null for the ordinary period of the posting date
 * @param manual true when a person chose the accounts, so that control accounts refuse it
 * @param reversal what it reverses and why; null unless the kind is reversal
 */
public record EntryDraft(
        UUID id,
        Company company,
        String journal,
        EntryKind kind,
        String book,
        LocalDate documentDate,
        LocalDate postingDate,
        LocalDate taxDate,
        @Nullable String period,
        @Nullable String narration,
        boolean manual,
        @Nullable Source source,
        @Nullable Reversed reversal,
        People people,
        List<LineDraft> lines) {

    public EntryDraft {
        lines = List.copyOf(lines);
    }

    /** Name the entry that is reversed and the reason. */
    public record Reversed(UUID entry, @Nullable String reason) {}
}
