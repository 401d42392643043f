package org.twisterp.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.twisterp.kernel.RefusalException;

/**
 * Run PostgreSQL 18 over a data folder: initialise, start or adopt, stop, report.
 *
 * <p>The server outlives the program that started it; the next start adopts it. Programs that start at once take
 * turns by a lock on the data folder. Every call reads the state from disk, so that a command line beside a running
 * program tells and does the same.
 */
public final class PostgresService {
    static final String ADMIN = "twist_admin";
    static final String ADMIN_SECRET = "admin";

    private final DataDirectory data;
    private final ServerSettings settings;
    private final LifecycleLog log;
    private volatile boolean startedHere;

    private PostgresService(DataDirectory data, ServerSettings settings) {
        this.data = data;
        this.settings = settings;
        this.log = new LifecycleLog(data, Clock.systemUTC());
    }

    /** Prepare the service over a data folder; nothing is written before the start. */
    public static PostgresService over(DataDirectory data, ServerSettings settings) {
        return new PostgresService(data, settings);
    }

    /** Start the server, or adopt the one that runs on this data folder, and wait until it accepts connections. */
    public DatabaseServer start() {
        try (var _ = lock()) {
            ServerAccount account = ServerAccount.of(Placement.current(data).resolve("data"));
            Path home = Placement.prepare(data, account, settings.elsewhere());
            Cluster cluster = new Cluster(home, account);
            Optional<Postmaster> living = Postmaster.living(cluster.data());
            Postmaster postmaster = living.isPresent() ? cluster.awaitReady() : startAnew(cluster, home, account);
            DatabaseServer server = DatabaseServer.embedded(postmaster.port(), secrets());
            verify(server);
            startedHere = startedHere || living.isEmpty();
            log.tell(
                    living.isPresent() ? "adopted" : "started",
                    "pid",
                    postmaster.pid(),
                    "port",
                    postmaster.port(),
                    "version",
                    Binaries.version(home),
                    "account",
                    account.name(),
                    "folder",
                    cluster.data());
            return server;
        } catch (RefusalException e) {
            log.tell("failed", "code", e.refusal().code(), "detail", e.refusal().arguments());
            throw e;
        } catch (IOException e) {
            log.tell("failed", "code", "database.data-closed");
            throw Refusals.because(e, "database.data-closed", "folder", data.root());
        }
    }

    /** Tell whether this service started the server, rather than found it running. */
    public boolean startedHere() {
        return startedHere;
    }

    /** Stop the server, ending open sessions, and wait until it has; does nothing when it is stopped. */
    public void stop() {
        if (!Files.isDirectory(data.root())) {
            return;
        }
        try (var _ = lock()) {
            Path home = Placement.current(data);
            ServerAccount account = ServerAccount.of(home.resolve("data"));
            Cluster cluster = new Cluster(home, account);
            Optional<Postmaster> living = Postmaster.living(cluster.data());
            if (living.isPresent()) {
                cluster.stop();
                log.tell("stopped", "pid", living.get().pid());
            }
            startedHere = false;
        } catch (RefusalException e) {
            log.tell("failed", "code", e.refusal().code(), "detail", e.refusal().arguments());
            throw e;
        }
    }

    /** Tell whether the server runs, and where. */
    public ServerStatus status() {
        Path home = Placement.current(data);
        Path folder = home.resolve("data");
        String version = Binaries.version(home);
        return Postmaster.living(folder)
                .<ServerStatus>map(living -> new ServerStatus.Running(
                        living.port(), version, living.pid(), living.since(), living.ready(), folder))
                .orElseGet(() -> new ServerStatus.Stopped(
                        new ServerConfiguration(home, settings).wantedPort(),
                        version,
                        Files.exists(folder.resolve("PG_VERSION")),
                        folder));
    }

    /** Return the running server; refuses {@code database.not-running}. */
    public DatabaseServer server() {
        return switch (status()) {
            case ServerStatus.Running running -> DatabaseServer.embedded(running.port(), secrets());
            case ServerStatus.Stopped _ -> throw Refusals.of("database.not-running");
        };
    }

    /** Return the URL of the server without a login. */
    public String url() {
        return "postgresql://127.0.0.1:" + status().port() + "/";
    }

    private Postmaster startAnew(Cluster cluster, Path home, ServerAccount account) throws IOException {
        boolean initialised = cluster.initialised();
        Binaries.install(home, shelf(home, account));
        ServerConfiguration configuration = new ServerConfiguration(home, settings);
        configuration.write();
        if (!initialised) {
            cluster.initialise(secrets().getOrCreate(ADMIN_SECRET));
            log.tell("initialised", "version", Binaries.version(home), "folder", cluster.data());
        }
        try {
            return cluster.start();
        } catch (Cluster.PortTaken e) {
            // taken since we looked: another free one, where we may choose
            configuration.write();
            return cluster.start();
        }
    }

    /** Return where the programs go: the shared folder if it will do, else beside the data. */
    private Path shelf(Path home, ServerAccount account) {
        return settings.binaries()
                .map(Path::toAbsolutePath)
                .filter(shared -> OwnedFiles.canCreatePassableFolder(shared) || Binaries.extracted(shared))
                .filter(account::reaches)
                .orElse(home);
    }

    /** The server that answers on the port must be the one of this folder. */
    private void verify(DatabaseServer server) {
        try (Connection connection = server.adminConnection(server.adminDatabase());
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select current_setting('server_version')")) {
            answer.next();
        } catch (SQLException e) {
            throw Refusals.because(e, "database.failed", "what", "answer", "detail", e.getMessage());
        }
    }

    private FolderLock lock() {
        try {
            OwnedFiles.createPassableFolder(data.root());
            return FolderLock.on(data.lock());
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", data.root());
        }
    }

    private Secrets secrets() {
        return Secrets.in(data.secrets());
    }
}
