package org.twisterp.runtime.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Instant;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.spi.ActionContext;
import org.twisterp.spi.Call;
import org.twisterp.spi.Context;
import org.twisterp.spi.Stored;

/** Give one transaction on one group: entities and SQL on the same connection. Ends with the function it was given to. */
public final class Unit {

    Unit() {}

    public Call call() {
        throw new UnsupportedOperationException();
    }

    /** Return the moment the unit began, by the platform's clock; the same for all it writes. */
    public Instant now() {
        throw new UnsupportedOperationException();
    }

    public Generation generation() {
        throw new UnsupportedOperationException();
    }

    public EntityManager em() {
        throw new UnsupportedOperationException();
    }

    /** Return the connection of {@link #em()}, in the same transaction; flush before SQL that needs unsaved state. */
    public Connection connection() {
        throw new UnsupportedOperationException();
    }

    /** Send unsaved state to the database. */
    public void flush() {
        throw new UnsupportedOperationException();
    }

    /**
     * Stamp who and when, company, header and position of lines, then persist a new record or touch a stored one, so
     * that its version goes up by one with the next flush. Call it once per record and unit, after the changes.
     */
    public void save(Stored entity) {
        throw new UnsupportedOperationException();
    }

    /** Return a context that only reads. */
    public Context context() {
        throw new UnsupportedOperationException();
    }

    /** Return a context for actions; refuses to be had in a unit that only reads. */
    public ActionContext actionContext() {
        throw new UnsupportedOperationException();
    }
}
