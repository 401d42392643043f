package org.twisterp.web.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Show what happened to a record on one day, newest first.
 *
 * @param title the day in words
 */
public record FeedDay(String title, List<Item> items) {

    public FeedDay {
        items = List.copyOf(items);
    }

    /**
     * Show one thing that happened.
     *
     * @param kind comment, change, action or posting: what the tabs of the timeline filter by
     * @param face who did it
     * @param who name of the person or of the event
     * @param time time of day
     * @param text what was done; empty when the changes say it all
     * @param said what the person wrote; null when nothing
     * @param link record it led to; null when none
     */
    public record Item(
            String kind,
            Face face,
            String who,
            String time,
            String text,
            List<Change> changes,
            @Nullable String said,
            @Nullable Link link) {

        public Item {
            changes = List.copyOf(changes);
        }
    }

    /** Show what a field was and is. */
    public record Change(String label, String before, String after) {}

    /** Lead to a record. */
    public record Link(String label, String href) {}
}
