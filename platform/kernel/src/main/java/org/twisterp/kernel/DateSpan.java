package org.twisterp.kernel;

import java.time.LocalDate;

/**
 * Span the days from first to last, both included.
 *
 * @param first first day
 * @param last last day, not before the first
 */
public record DateSpan(LocalDate first, LocalDate last) {

    public DateSpan {
        if (last.isBefore(first)) {
            throw Refusal.invalid("date.span", "first", first, "last", last).exception();
        }
    }

    /** Tell whether a day lies inside. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Tell whether the spans share a day. */
    public boolean overlaps(DateSpan other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }
}
