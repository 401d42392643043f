package org.twisterp.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.database.SecretsTest.code;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServiceTest {
    private static final int PORT = 5541;

    private OpenFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = OpenFolder.fresh();
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void startsAdoptsAndStops() throws Exception {
        PostgresService service = folder.service(PORT);
        assertInstanceOf(ServerStatus.Stopped.class, service.status());
        assertEquals("database.not-running", code(service::server));

        leaveHalfInitialised();
        DatabaseServer server = service.start();
        assertTrue(service.startedHere());
        var running = assertInstanceOf(ServerStatus.Running.class, service.status());
        assertEquals(PORT, running.port());
        assertTrue(running.version().startsWith("18."));
        assertSafe(server);
        assertEquals(List.of(), leftovers(running.data().getParent()));

        PostgresService beside = folder.service(PORT + 1);
        assertEquals(server.jdbcUrl("postgres"), beside.start().jdbcUrl("postgres"));
        assertFalse(beside.startedHere());
        assertEquals("postgresql://127.0.0.1:" + PORT + "/", beside.url());

        beside.stop();
        assertInstanceOf(ServerStatus.Stopped.class, service.status());
        service.stop();
        assertEquals(List.of("initialised", "started", "adopted", "stopped"), events());
    }

    @Test
    void comesBackAfterKillAndKeepsWhatWasCommitted() throws Exception {
        PostgresService service = folder.service(0);
        DatabaseServer server = service.start();
        query(server, "create table kept as select 42 as answer");
        long pid = ((ServerStatus.Running) service.status()).pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        assertInstanceOf(ServerStatus.Stopped.class, service.status());

        assertEquals("42", query(service.start(), "select answer from kept"));
        assertNotEquals(pid, ((ServerStatus.Running) service.status()).pid());
    }

    @Test
    void aPidFileThatNamesAnotherProgramDoesNotBlock() throws Exception {
        PostgresService service = folder.service(0);
        service.start();
        var running = (ServerStatus.Running) service.status();
        Path pidFile = running.data().resolve(Postmaster.PID_FILE);
        List<String> lines = Files.readAllLines(pidFile);
        service.stop();
        ServerAccount account = ServerAccount.of(running.data());
        Process other = new ProcessBuilder(account.line("sleep", "60")).start();
        try {
            lines.set(0, Long.toString(other.pid()));
            Files.write(pidFile, lines);
            account.take(pidFile);
            assertInstanceOf(ServerStatus.Stopped.class, service.status());
            service.start();
            assertInstanceOf(ServerStatus.Running.class, service.status());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void twoProgramsThatStartAtOnceGetOneServer() throws Exception {
        Process one = ServiceProgram.launch("start", folder.data().root(), 0);
        Process two = ServiceProgram.launch("start", folder.data().root(), 0);
        assertEquals(Set.of("started", "adopted"), Set.of(ServiceProgram.said(one), ServiceProgram.said(two)));
    }

    @Test
    void aTakenPortIsRefusedUnlessAnyWillDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEquals("database.port-taken", code(() -> folder.service(taken.getLocalPort())
                    .start()));
        }
        PostgresService service = folder.service(0);
        service.start();
        int port = service.status().port();
        service.stop();
        PostgresService later =
                PostgresService.over(folder.data(), OpenFolder.settings(1).withoutPort());
        assertEquals(port, later.status().port());
    }

    @Test
    void anOrdinaryUserRunsItAsItself() throws Exception {
        Path data = folder.path().resolve("own");
        Files.createDirectory(data);
        int uid = ServiceProgram.isRoot() ? 65534 : OwnedFiles.ownerOf(data);
        OwnedFiles.giveTo(data, uid);
        Path jars = folder.path().resolve("jars");
        try {
            assertEquals("started", said(jars, "start", data));
            assertEquals("adopted", said(jars, "start", data));
            assertEquals(uid, OwnedFiles.ownerOf(data.resolve("postgres/18/data")));
            PostgresService.over(DataDirectory.at(data), OpenFolder.settings(0)).start();
        } finally {
            assertEquals("stopped", said(jars, "stop", data));
        }
    }

    @Test
    void aClosedParentSendsTheDatabaseElsewhere() throws Exception {
        Path closed = folder.path().resolve("closed");
        Files.createDirectory(
                closed, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path elsewhere = folder.path().resolve("elsewhere");
        DataDirectory data = DataDirectory.at(closed.resolve("data"));
        PostgresService service =
                PostgresService.over(data, OpenFolder.settings(0).withElsewhere(elsewhere));
        service.start();
        try {
            Path expected = ServiceProgram.isRoot() ? elsewhere : data.root();
            assertTrue(service.status().data().startsWith(expected));
            assertTrue(PostgresService.over(data, OpenFolder.settings(1)).status() instanceof ServerStatus.Running);
        } finally {
            service.stop();
        }
    }

    @Test
    void anExternalServerIsRemembered() {
        DatabaseServer server = DatabaseServer.external(
                folder.data(),
                "jdbc:postgresql://db.example.org:6000/postgres?user=eve&sslmode=require",
                new Login("boss", "p/w"));
        server.remember();
        DatabaseServer again = DatabaseServer.remembered(folder.data()).orElseThrow();
        assertEquals("jdbc:postgresql://db.example.org:6000/cg_demo?sslmode=require", again.jdbcUrl("cg_demo"));
        assertEquals(new Login("boss", "p/w"), again.admin());
        assertEquals(
                "database.url-invalid",
                code(() -> DatabaseServer.external(folder.data(), "jdbc:mysql://x/y", new Login("a", "b"))));
    }

    private String said(Path jars, String command, Path data) throws IOException, InterruptedException {
        return ServiceProgram.said(ServiceProgram.launchAsOrdinary(jars, command, data, 0));
    }

    private static void assertSafe(DatabaseServer server) throws SQLException {
        assertEquals("on|on|on|on|127.0.0.1||scram-sha-256|C.UTF-8|UTF8", query(server, """
                        select concat_ws('|', current_setting('fsync'), current_setting('full_page_writes'),
                            current_setting('synchronous_commit'), current_setting('data_checksums'),
                            current_setting('listen_addresses'), current_setting('unix_socket_directories'),
                            current_setting('password_encryption'), datlocale, pg_encoding_to_char(encoding))
                        from pg_database where datname = 'postgres'
                        """));
    }

    /** What an initialisation leaves that was killed in the middle. */
    private void leaveHalfInitialised() throws IOException {
        Path home = folder.data().postgres();
        OwnedFiles.createPassableFolder(home.resolve("data.half"));
        Files.writeString(home.resolve("data.half").resolve("PG_VERSION"), "18");
        Files.writeString(home.resolve("initial"), "old");
    }

    private static List<String> leftovers(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.equals("initial") || name.endsWith(".half") || name.endsWith(".next"))
                    .toList();
        }
    }

    private List<String> events() throws IOException {
        return Files.readAllLines(folder.data().log().resolve("database.log")).stream()
                .map(line -> line.replaceAll(".* event=(\\S+).*", "$1"))
                .toList();
    }

    private static String query(DatabaseServer server, String sql) throws SQLException {
        try (var connection = server.adminConnection("postgres");
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
