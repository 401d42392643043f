package org.twisterp.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseRole;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.Provisioner;
import org.twisterp.database.ServerSettings;

/** Run one PostgreSQL for the tests of this module, with a template that holds the platform's and the ledger's migrations. */
final class Server {

    private static final String TEMPLATE = "ledger_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DatabaseServer SERVER = start();

    private Server() {}

    /** Return the name of a new database with all tables. */
    static String database() {
        String name = "ledger_" + COUNT.incrementAndGet();
        Provisioner provisioner = new Provisioner(SERVER);
        provisioner.dropDatabase(name);
        provisioner.copyDatabase(TEMPLATE, name);
        return name;
    }

    static Connection connect(String database, DatabaseRole role) {
        try {
            return SERVER.connection(database, role);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connect as the superuser, who can plant faults. */
    static Connection superuser(String database) throws SQLException {
        return SERVER.adminConnection(database);
    }

    private static DatabaseServer start() {
        ServerSettings settings = ServerSettings.standard()
                .withPort(0)
                .withSharedBuffers(64)
                .withBinaries(Path.of("target", "postgres-binaries").toAbsolutePath());
        PostgresService service = PostgresService.over(DataDirectory.at(Path.of("target", "postgres")), settings);
        DatabaseServer server = service.start();
        Runtime.getRuntime().addShutdownHook(new Thread(service::stop));
        Provisioner provisioner = new Provisioner(server);
        provisioner.prepareCluster();
        provisioner.dropDatabase(TEMPLATE);
        provisioner.createDatabase(TEMPLATE);
        try (Connection owner = server.connection(TEMPLATE, DatabaseRole.OWNER);
                Statement statement = owner.createStatement()) {
            statement.execute("set role twist_owner");
            for (Path file : migrations()) {
                statement.execute(Files.readString(file));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    private static List<Path> migrations() {
        Path platform = Path.of(
                "..",
                "runtime",
                "src",
                "main",
                "java",
                "org",
                "twisterp",
                "runtime",
                "db",
                "group",
                "V001__tenancy.sql");
        try (Stream<Path> ledger = Files.list(Path.of("src", "main", "java", "org", "twisterp", "ledger", "db"))) {
            return Stream.concat(Stream.of(platform), ledger.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
