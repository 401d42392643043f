package org.twisterp.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.twisterp.database.DatabaseServer;

/**
 * Say what a platform runs on.
 *
 * @param server the PostgreSQL server with its logins
 * @param pluginsDir folder with one jar per plugin
 * @param dataDir folder for files of the platform itself
 * @param packsDir folder with one folder per industry pack
 * @param clock what the business day and timestamps are taken from
 * @param poolSize connections per company group
 * @param foldEvery pause between two runs of the balance folder
 */
public record PlatformSettings(
        DatabaseServer server,
        Path pluginsDir,
        Path dataDir,
        Path packsDir,
        Clock clock,
        int poolSize,
        Duration foldEvery) {

    /** Take the usual sizes and the clock of the machine. */
    public static PlatformSettings of(DatabaseServer server, Path pluginsDir, Path dataDir, Path packsDir) {
        return new PlatformSettings(
                server, pluginsDir, dataDir, packsDir, Clock.systemUTC(), 16, Duration.ofMillis(200));
    }

    /** Return the same with another clock. */
    public PlatformSettings withClock(Clock other) {
        return new PlatformSettings(server, pluginsDir, dataDir, packsDir, other, poolSize, foldEvery);
    }

    /** Return the same with another number of connections per group. */
    public PlatformSettings withPoolSize(int size) {
        return new PlatformSettings(server, pluginsDir, dataDir, packsDir, clock, size, foldEvery);
    }
}
