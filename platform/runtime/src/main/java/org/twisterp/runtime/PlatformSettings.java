package org.twisterp.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.twisterp.database.DatabaseServer;
import org.twisterp.spi.ErpPlugin;

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
 * @param onClassPath plugins that need no jar, each after those it builds on: for tests
 */
public record PlatformSettings(
        DatabaseServer server,
        Path pluginsDir,
        Path dataDir,
        Path packsDir,
        Clock clock,
        int poolSize,
        Duration foldEvery,
        List<ErpPlugin> onClassPath) {

    public PlatformSettings {
        onClassPath = List.copyOf(onClassPath);
    }

    /** Take the usual sizes and the clock of the machine. */
    public static PlatformSettings of(DatabaseServer server, Path pluginsDir, Path dataDir, Path packsDir) {
        return new PlatformSettings(
                server, pluginsDir, dataDir, packsDir, Clock.systemUTC(), 16, Duration.ofMillis(200), List.of());
    }

    /** Return the same with another clock. */
    public PlatformSettings withClock(Clock other) {
        return new PlatformSettings(server, pluginsDir, dataDir, packsDir, other, poolSize, foldEvery, onClassPath);
    }

    /** Return the same with another number of connections per group. */
    public PlatformSettings withPoolSize(int size) {
        return new PlatformSettings(server, pluginsDir, dataDir, packsDir, clock, size, foldEvery, onClassPath);
    }

    /** Return the same with plugins that are on the class path. */
    public PlatformSettings withPlugins(ErpPlugin... plugins) {
        return new PlatformSettings(
                server, pluginsDir, dataDir, packsDir, clock, poolSize, foldEvery, List.of(plugins));
    }
}
