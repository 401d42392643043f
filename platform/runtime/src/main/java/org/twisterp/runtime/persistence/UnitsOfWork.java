package org.twisterp.runtime.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.twisterp.runtime.plugin.Lease;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.spi.Call;

/** Run work in transactions: one begins, works, commits; a refusal or a fault rolls everything back. */
public final class UnitsOfWork {

    private static final int ATTEMPTS = 6;
    private static final ScopedValue<Unit> OPEN = ScopedValue.newInstance();
    private static final ScopedValue<Unit> TOGETHER = ScopedValue.newInstance();

    private final Pools pools;
    private final Plugins plugins;
    private final Clock clock;

    public UnitsOfWork(Pools pools, Plugins plugins, Clock clock) {
        this.pools = pools;
        this.plugins = plugins;
        this.clock = clock;
    }

    /**
     * Run work that only reads, in one read-only transaction at one snapshot; inside a unit of the same call on its
     * connection, so that nobody waits for a second one while holding a first.
     */
    public <T> T read(Call call, Function<Unit, T> work) {
        return OPEN.isBound() && OPEN.get().call().equals(call)
                ? work.apply(OPEN.get().reading())
                : attempt(call, work, false);
    }

    /**
     * Run work that writes, in one transaction; run again on serialization failure and deadlock, so the work must not
     * touch anything outside the unit.
     */
    public <T> T write(Call call, Function<Unit, T> work) {
        if (TOGETHER.isBound() && TOGETHER.get().call().equals(call)) {
            T result = work.apply(TOGETHER.get());
            TOGETHER.get().flush();
            return result;
        }
        return attempt(call, work, true);
    }

    /**
     * Run work that writes so that every unit of the same call inside it belongs to one transaction: all of it is kept or
     * nothing. Run again like {@link #write}.
     */
    public <T> T together(Call call, Function<Unit, T> work) {
        return write(call, unit -> ScopedValue.where(TOGETHER, unit).call(() -> work.apply(unit)));
    }

    private <T> T attempt(Call call, Function<Unit, T> work, boolean writes) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(call, work, writes);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Faults.passes(e)) {
                    throw Faults.translate(e);
                }
                pause(attempt);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !Faults.passes(e)) {
                    throw Faults.translate(new DatabaseFault(e));
                }
                pause(attempt);
            }
        }
    }

    private <T> T once(Call call, Function<Unit, T> work, boolean writes) throws SQLException {
        try (Lease lease = plugins.lease();
                Connection connection = pools.app(call.group())) {
            boolean done = false;
            try {
                begin(connection, call, writes);
                Connection shared = BoundConnection.shared(connection);
                T result = ScopedValue.where(BoundConnection.CURRENT, shared)
                        .call(() -> inside(call, lease, shared, work, writes));
                if (writes) {
                    connection.commit();
                    done = true;
                }
                return result;
            } finally {
                if (!done && !connection.isClosed()) {
                    rollback(connection);
                }
            }
        }
    }

    private <T> T inside(Call call, Lease lease, Connection shared, Function<Unit, T> work, boolean writes) {
        try (EntityManager em = lease.generation().emf().createEntityManager()) {
            if (writes) {
                em.getTransaction().begin();
            }
            try {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                Unit unit = new Unit(call, now, lease.generation(), em, shared, writes);
                T result = ScopedValue.where(OPEN, unit).call(() -> work.apply(unit));
                if (writes) {
                    em.getTransaction().commit();
                }
                return result;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    /** Ids are the only thing set into the text. */
    private static void begin(Connection connection, Call call, boolean writes) throws SQLException {
        Set<UUID> companies = call.company() == null
                ? call.companies()
                : Set.of(call.company().id());
        String list = companies.stream().map(UUID::toString).collect(Collectors.joining(","));
        try (Statement statement = connection.createStatement()) {
            statement.execute((writes ? "" : "set transaction isolation level repeatable read, read only; ")
                    + "select set_config('twist.companies', '{" + list + "}', true), set_config('twist.user', '"
                    + call.user().id() + "', true)");
        }
    }

    /** A connection that is lost has rolled back already. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            return;
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
