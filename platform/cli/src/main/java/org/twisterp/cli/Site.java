package org.twisterp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerSettings;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.PlatformSettings;

/**
 * Open an installation for one command: its database, started when it is not running, and the platform on it.
 *
 * <p>A database that a command started is stopped by the last command that needed it; one that {@code run} or
 * {@code db start} started goes on.
 */
final class Site implements AutoCloseable {

    private static final Logger LOGGING = Logger.getLogger("org.flywaydb");

    private final Layout layout;
    private final DataDirectory data;
    private final FileChannel users;
    private FileLock lock;
    private final DatabaseServer server;
    private @Nullable Platform platform;

    private Site(Layout layout, DataDirectory data) throws IOException {
        this.layout = layout;
        this.data = data;
        Files.createDirectories(data.root());
        users = FileChannel.open(
                data.root().resolve("commands.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        lock = users.lock(0, Long.MAX_VALUE, true);
        server = startOrAdopt();
    }

    /** Open the installation of a command. */
    static Site open(Twist twist) {
        try {
            return new Site(twist.layout(), twist.data());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Give the embedded database of a data folder. */
    static PostgresService postgres(DataDirectory data) {
        ServerSettings settings = ServerSettings.standard();
        String port = System.getProperty("twist.database.port", System.getenv("TWIST_DATABASE_PORT"));
        return PostgresService.over(data, port == null ? settings : settings.withPort(Integer.parseInt(port)));
    }

    private DatabaseServer startOrAdopt() throws IOException {
        Optional<DatabaseServer> external = DatabaseServer.remembered(data);
        if (external.isPresent()) {
            return external.get();
        }
        PostgresService postgres = postgres(data);
        DatabaseServer started = postgres.start();
        if (postgres.startedHere()) {
            Files.writeString(borrowed(), "");
        }
        return started;
    }

    DatabaseServer server() {
        return server;
    }

    /** Let the database run on after this command. */
    void keepDatabase() {
        try {
            Files.deleteIfExists(borrowed());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Start the platform on the database, with every database brought up to date. */
    Platform platform() {
        if (platform == null) {
            LOGGING.setLevel(Level.SEVERE);
            platform = Platform.start(
                    PlatformSettings.of(server, layout.plugins(), data.root().resolve("files"), layout.industryPacks())
                            .withPoolSize(4));
            Words.learn(platform);
        }
        return platform;
    }

    /** Return the group named, or the only one there is. */
    String group(@Nullable String named) {
        if (named != null) {
            return platform()
                    .groups()
                    .group(named)
                    .orElseThrow(() -> Refusal.of(Refusal.Grounds.NOT_FOUND, "cli.group-unknown", "group", named)
                            .exception())
                    .slug();
        }
        var groups = platform().groups().groups();
        if (groups.size() != 1) {
            throw Refusal.invalid(
                            "cli.group-needed",
                            "groups",
                            String.join(", ", groups.stream().map(g -> g.slug()).toList()))
                    .exception();
        }
        return groups.getFirst().slug();
    }

    @Override
    public void close() {
        try {
            if (platform != null) {
                platform.close();
            }
            lock.release();
            FileLock alone = users.tryLock();
            if (alone != null) {
                if (Files.exists(borrowed())) {
                    postgres(data).stop();
                    Files.delete(borrowed());
                }
                alone.release();
            }
            users.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Return the mark that the database runs for commands only. */
    private Path borrowed() {
        return data.root().resolve("database.borrowed");
    }
}
