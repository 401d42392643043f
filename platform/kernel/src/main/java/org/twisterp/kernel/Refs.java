package org.twisterp.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * Point at several records in a given order, for instance the taxes of a bill line.
 *
 * @param ids ids in order, without repetition
 * @param <T> what they point at
 */
public record Refs<T>(List<UUID> ids) implements Serializable {

    public Refs {
        ids = List.copyOf(ids);
    }

    /** Point at nothing. */
    public static <T> Refs<T> none() {
        return new Refs<>(List.of());
    }
}
