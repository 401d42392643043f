package org.twisterp.ledger;

import java.util.Locale;

/** Name what an entry is for. */
public enum EntryKind {
    ORDINARY,
    OPENING,
    ADJUSTING,
    CLOSING,
    REVERSAL,
    REVALUATION,
    CONSOLIDATION;

    /** Return the name as it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return the kind of a stored name. */
    public static EntryKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
