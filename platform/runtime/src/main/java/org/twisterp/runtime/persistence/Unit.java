package org.twisterp.runtime.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.spi.ActionContext;
import org.twisterp.spi.Call;
import org.twisterp.spi.Context;
import org.twisterp.spi.Stored;

/** Give one transaction on one group: entities and SQL on the same connection. Ends with the function it was given to. */
public final class Unit {

    private final Call call;
    private final Instant now;
    private final Generation generation;
    private final EntityManager em;
    private final Connection connection;
    private final boolean writes;
    private @Nullable Context reading;

    Unit(Call call, Instant now, Generation generation, EntityManager em, Connection connection, boolean writes) {
        this.call = call;
        this.now = now;
        this.generation = generation;
        this.em = em;
        this.connection = connection;
        this.writes = writes;
    }

    public Call call() {
        return call;
    }

    /** Return the moment the unit began, by the platform's clock; the same for all it writes. */
    public Instant now() {
        return now;
    }

    public Generation generation() {
        return generation;
    }

    public EntityManager em() {
        return em;
    }

    /** Return the connection of {@link #em()}, in the same transaction; flush before SQL that needs unsaved state. */
    public Connection connection() {
        return connection;
    }

    /** Send unsaved state to the database. */
    public void flush() {
        if (writes) {
            em.flush();
        }
    }

    /**
     * Stamp who and when, company, header and position of lines, then persist a new record or touch a stored one, so
     * that its version goes up by one with the next flush. Call it once per record and unit, after the changes. The
     * mapping knows nothing of references between records: flush before a new one is pointed at by another.
     */
    public void save(Stored entity) {
        writing();
        Stamps.set(entity, call, now);
        if (!em.contains(entity)) {
            em.persist(entity);
        }
    }

    /** Return a context that only reads. */
    public Context context() {
        if (reading == null) {
            reading = new UnitContext(this, null);
        }
        return reading;
    }

    /** Return a context for actions of a plugin, which may write its own tables. */
    public ActionContext actionContext(String plugin) {
        writing();
        return new UnitContext(this, plugin);
    }

    /** Return the same transaction without the right to write. */
    Unit reading() {
        return writes ? new Unit(call, now, generation, em, connection, false) : this;
    }

    private void writing() {
        if (!writes) {
            throw new IllegalStateException("the unit only reads");
        }
    }
}
