package org.twisterp.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.ledger.Balances;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.runtime.tenancy.Group;
import org.twisterp.runtime.tenancy.Groups;

/** Fold what was posted into the balances of every group, again and again, on one thread. */
final class BalanceFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceFolder.class);
    private static final long GROUPS_KNOWN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Groups groups;
    private final Pools pools;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("twist-balance-folder").factory());
    private java.util.List<Group> known = java.util.List.of();
    private long knownAt;
    private boolean troubled;
    private volatile long lastRun = System.nanoTime();

    BalanceFolder(Groups groups, Pools pools, Duration pause) {
        this.groups = groups;
        this.pools = pools;
        thread.scheduleWithFixedDelay(this::run, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Return how long ago it last came round. */
    Duration sinceLastRun() {
        return Duration.ofNanos(System.nanoTime() - lastRun);
    }

    /** A database that is away for a while is no reason to stop; said once, not five times a second. */
    private void run() {
        try {
            if (known.isEmpty() || System.nanoTime() - knownAt > GROUPS_KNOWN_NANOS) {
                known = groups.groups();
                knownAt = System.nanoTime();
            }
            for (Group group : known) {
                fold(group.slug());
            }
            troubled = false;
        } catch (RuntimeException | SQLException e) {
            if (!troubled) {
                LOG.warn("event=balance-folder-failed reason={}", e.toString());
            }
            troubled = true;
        } finally {
            lastRun = System.nanoTime();
        }
    }

    private void fold(String group) throws SQLException {
        try (Connection keeper = pools.keeper(group)) {
            try {
                Balances.fold(keeper);
                keeper.commit();
            } finally {
                keeper.rollback();
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
