package org.twisterp.runtime.definition;

import java.util.List;

/**
 * Show a module of the menu with what the caller may see in it (menu.yaml).
 *
 * @param icon name of an icon of PrimeIcons without its prefix
 */
public record MenuModule(String id, String label, String icon, List<Entry> entries) {

    /**
     * Lead to a list, a query or a page.
     *
     * @param kind what the target is
     * @param target entity, query name or page id
     */
    public record Entry(String label, Kind kind, String target) {}

    /** Name what an entry can lead to. */
    public enum Kind {
        ENTITY,
        QUERY,
        PAGE
    }
}
