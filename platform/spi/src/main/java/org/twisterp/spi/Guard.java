package org.twisterp.spi;

import java.util.List;
import java.util.Set;
import org.twisterp.kernel.Blocker;

/** Watch actions on an entity, of this or another plugin, and say what blocks them. Reads only. */
public interface Guard {

    /** Return the entity watched. */
    String entity();

    /** Return the actions watched. */
    Set<String> actions();

    /** Return what blocks the action now; empty when nothing does. */
    List<Blocker> check(Stored record, String action, Context context);
}
