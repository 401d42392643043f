package org.twisterp.spi;

import java.util.List;
import java.util.Map;
import org.pf4j.ExtensionPoint;

/** List what a plugin brings. A list, not a program: nothing is found by scanning. */
public interface ErpPlugin extends ExtensionPoint {

    /** Return the id: first part of its entity names and prefix of its tables. */
    String id();

    /** Return the entity classes that have a definition: documents and masters. */
    default List<Class<? extends Stored>> entities() {
        return List.of();
    }

    /** Return the line classes of those entities. */
    default List<Class<? extends Line>> lines() {
        return List.of();
    }

    /** Return the named queries. */
    default List<Query> queries() {
        return List.of();
    }

    /** Return the guards. */
    default List<Guard> guards() {
        return List.of();
    }

    /** Return the actions beyond the built-in ones. */
    default List<Action<?>> actions() {
        return List.of();
    }

    /** Return page models by page id; the page is {@code page.xhtml} in the model's package. */
    default Map<String, Class<? extends PageModel>> pages() {
        return Map.of();
    }
}
