package org.twisterp.kernel;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/**
 * Point from one document to another by id; in the database a foreign key.
 *
 * @param id id of the record pointed at
 * @param <T> what it points at; for the reader and the compiler only
 */
public record Ref<T>(UUID id) implements Serializable {

    public Ref {
        Objects.requireNonNull(id);
    }

    /** Point at the record of an id. */
    public static <T> Ref<T> of(UUID id) {
        return new Ref<>(id);
    }
}
