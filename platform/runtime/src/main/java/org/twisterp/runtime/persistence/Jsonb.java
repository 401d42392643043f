package org.twisterp.runtime.persistence;

import java.sql.SQLException;
import org.postgresql.util.PGobject;

/** Wrap JSON text so that the driver binds it as jsonb. */
final class Jsonb {

    private Jsonb() {}

    static PGobject of(String json) {
        try {
            PGobject value = new PGobject();
            value.setType("jsonb");
            value.setValue(json);
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
