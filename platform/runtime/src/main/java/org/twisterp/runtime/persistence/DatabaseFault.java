package org.twisterp.runtime.persistence;

import java.sql.SQLException;

/** Carry a fault of the database to the unit of work, which turns it into a refusal where it has one. */
public final class DatabaseFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFault(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
