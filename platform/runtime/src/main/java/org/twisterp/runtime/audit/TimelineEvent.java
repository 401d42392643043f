package org.twisterp.runtime.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tell one thing that happened to a record.
 *
 * @param user full name of who did it
 * @param title sentence in the caller's language
 * @param comment what the person wrote; null when nothing
 * @param link record it led to, for instance the journal entry; null when none
 */
public record TimelineEvent(
        Instant at,
        String user,
        Kind kind,
        String title,
        List<Change> changes,
        @Nullable String comment,
        @Nullable Link link) {

    /** Name the sorts of events. */
    public enum Kind {
        CREATED,
        CHANGED,
        ACTION,
        POSTING,
        COMMENT
    }

    /** Tell what a field was and is, as text in the caller's language. */
    public record Change(String field, String label, String before, String after) {}

    /** Lead to a record. */
    public record Link(String entity, String id, String label) {}
}
