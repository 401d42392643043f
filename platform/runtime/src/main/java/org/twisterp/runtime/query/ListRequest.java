package org.twisterp.runtime.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ask for a page of a list.
 *
 * @param filter RSQL over the fields of the entity; null for all
 * @param search text looked for in the list's search fields; null for none
 * @param sort keys as on the wire, for instance {@code -billDate,number}; null for the list's own
 * @param fields fields wanted; empty for the columns of the list
 * @param limit rows wanted, 1 to 500
 * @param after cursor of the page before; null for the first
 * @param totals whether sums of the money columns over the whole filter are wanted
 */
public record ListRequest(
        @Nullable String filter,
        @Nullable String search,
        @Nullable String sort,
        List<String> fields,
        int limit,
        @Nullable String after,
        boolean totals) {

    /** Ask for the first fifty as the list is defined. */
    public static ListRequest first() {
        return new ListRequest(null, null, null, List.of(), 50, null, false);
    }

    public ListRequest where(@Nullable String rsql) {
        return new ListRequest(rsql, search, sort, fields, limit, after, totals);
    }

    public ListRequest searching(@Nullable String text) {
        return new ListRequest(filter, text, sort, fields, limit, after, totals);
    }

    public ListRequest sortedBy(@Nullable String keys) {
        return new ListRequest(filter, search, keys, fields, limit, after, totals);
    }

    public ListRequest only(List<String> wanted) {
        return new ListRequest(filter, search, sort, wanted, limit, after, totals);
    }

    public ListRequest limitedTo(int rows) {
        return new ListRequest(filter, search, sort, fields, rows, after, totals);
    }

    public ListRequest after(@Nullable String cursor) {
        return new ListRequest(filter, search, sort, fields, limit, cursor, totals);
    }

    public ListRequest withTotals() {
        return new ListRequest(filter, search, sort, fields, limit, after, true);
    }
}
