package org.twisterp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.twisterp.database.DataDirectory;
import org.twisterp.runtime.json.Json;

class TwistTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data = Path.of("");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setProperty("twist.database.port", "0");
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        Site.postgres(DataDirectory.at(data)).stop();
    }

    @Test
    void theDatabaseStartsTellsWhereItIsAndStops() {
        assertEquals(0, run("db", "status", "--json"));
        assertEquals("stopped", answer().get("state"));
        assertEquals(0, run("db", "start", "--json"));
        assertEquals("running", answer().get("state"));
        assertEquals(0, run("db", "stop"));
        assertEquals("The database is stopped.", text());
        assertEquals(0, run("stop"));
        assertEquals("Nothing was running.", text());
    }

    @Test
    void refusalsAreSentencesAndProblems() {
        assertEquals(2, run("db", "url"));
        assertEquals("The database server is not running.", complaint());
        assertEquals(2, run("db", "url", "--json"));
        assertEquals("database.not-running", Json.readObject(complaint()).get("code"));
        assertEquals(2, run("import", "journal", "nowhere.csv", "--company", "ACME"));
        assertEquals("The file nowhere.csv cannot be read.", complaint());
    }

    @Test
    void whatCannotBeReadIsNotRun() {
        assertEquals(2, run("nonsense"));
        assertEquals(2, run("group", "create"));
        assertTrue(complaint().contains("SLUG"));
        assertEquals(0, run("--help"));
        assertTrue(text().contains("Exit codes: 0 done, 1 refused or findings, 2 could not run."));
    }

    @Test
    void aUrlOpensTheDatabaseItNames() throws SQLException {
        try (Site site = Site.open(twist())) {
            site.keepDatabase();
            var provisioner = new org.twisterp.database.Provisioner(site.server());
            provisioner.prepareCluster();
            provisioner.createDatabase("cg_acc");
        }
        assertEquals(0, run("db", "url", "--as", "app"));
        String url = text();
        assertEquals(0, run("db", "url", "--as", "app", "--group", "acc"));
        assertEquals(url, text());
        String login = url.substring("postgresql://".length(), url.indexOf('@'));
        String jdbc = "jdbc:postgresql://" + url.substring(url.indexOf('@') + 1);
        String[] parts = login.split(":");
        try (Connection connection = DriverManager.getConnection(jdbc, parts[0], parts[1])) {
            assertEquals("cg_acc", connection.getCatalog());
        }
        assertEquals(1, run("db", "url", "--group", "other"));
        assertEquals("There is no group other.", complaint());
    }

    private Twist twist() {
        Twist twist = new Twist();
        new picocli.CommandLine(twist).parseArgs("--data", data.toString());
        return twist;
    }

    private int run(String... arguments) {
        said.reset();
        complained.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Twist.run(all.toArray(String[]::new));
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private String complaint() {
        return complained.toString(StandardCharsets.UTF_8).strip();
    }

    private java.util.Map<String, ?> answer() {
        return Json.readObject(text());
    }
}
