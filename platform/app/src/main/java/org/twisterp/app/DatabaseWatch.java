package org.twisterp.app;

import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerStatus;

/**
 * Bring the embedded database back when it died. One that was stopped on purpose took its pid file away with it and stays
 * stopped.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final int EVERY_MILLIS = 1_000;

    private final PostgresService postgres;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-watch").factory());

    DatabaseWatch(PostgresService postgres) {
        this.postgres = postgres;
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (postgres.status() instanceof ServerStatus.Stopped stopped
                    && Files.exists(stopped.data().resolve("postmaster.pid"))) {
                LOG.warn("database died, starting it again port={}", stopped.port());
                postgres.start();
            }
        } catch (RuntimeException failed) {
            LOG.warn("database not started, trying again", failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
