package org.twisterp.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.database.SecretsTest.code;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProvisionerTest {
    private static OpenFolder folder;
    private static DatabaseServer server;
    private static Provisioner provisioner;

    @BeforeAll
    static void start() throws IOException {
        folder = OpenFolder.fresh();
        server = folder.service(0).start();
        provisioner = new Provisioner(server);
        provisioner.createDatabase("twist_template");
        runAsOwner("twist_template", """
                create table note (company_id uuid not null, id bigint generated always as identity, text text, n numeric, tags jsonb);
                insert into note (company_id, text, n, tags)
                    select gen_random_uuid(), 'text number ' || i, i, jsonb_build_object('k', i) from generate_series(1, 20000) i;
                create index note_text on note using gin (text gin_trgm_ops);
                create index note_tags on note using gin (tags);
                create index note_n on note (n);
                create index note_lower on note (lower(text));
                alter table note enable row level security;
                create policy company on note using (company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]));
                grant select, insert on note to twist_app;
                grant select on note to twist_keeper;
                analyze note
                """);
        provisioner.copyDatabase("twist_template", "cg_one");
        provisioner.copyDatabase("twist_template", "cg_two");
    }

    @AfterAll
    static void stop() {
        folder.close();
    }

    @Test
    void loginsReachTheirOwnDatabaseAndNoOther() throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            assertEquals("cg_one", text("cg_one", role, "select current_database()"));
            for (String other : new String[] {"cg_two", "twist_template", "postgres", "template1"}) {
                Login login = server.login("cg_one", role);
                DatabaseServer disguised = new DatabaseServer(true, server.hosts(), "", other, login, server.secrets());
                SQLException refused = assertThrows(
                        SQLException.class,
                        () -> disguised.adminConnection(other).close());
                assertEquals("42501", refused.getSQLState(), role + " on " + other);
            }
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        DatabaseServer guess = new DatabaseServer(
                true, server.hosts(), "", "cg_one", new Login("cg_one_app", "guess"), server.secrets());
        assertEquals(
                "28P01",
                assertThrows(SQLException.class, () -> guess.adminConnection("cg_one")
                                .close())
                        .getSQLState());
    }

    @Test
    void rolesMayWhatTheyAreFor() throws SQLException {
        assertEquals("0", text("cg_one", DatabaseRole.APP, "select count(*) from note"));
        assertEquals("20000", text("cg_one", DatabaseRole.KEEPER, "select count(*) from note"));
        assertEquals("20000", text("cg_one", DatabaseRole.BACKUP, "select count(*) from note"));
        assertDenied("cg_one", DatabaseRole.REPORT, "select count(*) from note");
        assertDenied("cg_one", DatabaseRole.KEEPER, "delete from note");
        assertDenied("cg_one", DatabaseRole.APP, "create table mine (id int)");
        assertDenied("cg_one", DatabaseRole.APP, "set session_replication_role = replica");
        assertDenied("cg_one", DatabaseRole.APP, "alter table note disable row level security");
        assertDenied("cg_one", DatabaseRole.OWNER, "drop database cg_two");
        assertEquals("on", text("cg_one", DatabaseRole.REPORT, "show default_transaction_read_only"));
    }

    @Test
    void indexesServeUnderRowLevelSecurity() throws SQLException {
        assertUses("note_text", "text ilike '%number 777%'");
        assertUses("note_tags", "tags @> '{\"k\": 7}'");
        assertUses("note_n", "n between 5 and 6");
        assertUses("note_lower", "lower(text) = 'text number 5'");
    }

    @Test
    void withoutLeakproofTheyWouldNot() throws SQLException {
        try (Connection admin = server.adminConnection("cg_two");
                var statement = admin.createStatement()) {
            statement.execute("alter function texticlike(text, text) not leakproof");
            assertFalse(planOf("cg_two", "text ilike '%number 777%'").contains("Index Cond"));
            provisioner.createDatabase("cg_two");
            assertTrue(planOf("cg_two", "text ilike '%number 777%'").contains("Index Cond"));
        }
    }

    @Test
    void repeatingChangesNothing() throws SQLException {
        provisioner.createDatabase("cg_one");
        provisioner.copyDatabase("twist_template", "cg_one");
        assertEquals("20000", text("cg_one", DatabaseRole.KEEPER, "select count(*) from note"));
    }

    @Test
    void aCallCutShortIsFinishedByTheNext() throws SQLException {
        try (Connection admin = server.adminConnection("postgres");
                var statement = admin.createStatement()) {
            statement.execute(
                    "create database cg_half template twist_template strategy wal_log allow_connections false");
        }
        assertFalse(provisioner.exists("cg_half"));
        provisioner.copyDatabase("twist_template", "cg_half");
        assertTrue(provisioner.exists("cg_half"));
        assertEquals("20000", text("cg_half", DatabaseRole.KEEPER, "select count(*) from note"));
        provisioner.dropDatabase("cg_half");
        provisioner.dropDatabase("cg_half");
        assertFalse(provisioner.exists("cg_half"));
        assertEquals("database.secret-missing", code(() -> server.login("cg_half", DatabaseRole.APP)));
    }

    @Test
    void severalProvisionersTakeTurns() {
        String all = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> {
                    new Provisioner(server).copyDatabase("twist_template", "cg_many" + i % 2);
                    return Boolean.toString(provisioner.exists("cg_many" + i % 2));
                })
                .collect(Collectors.joining(","));
        assertEquals("true,true,true,true", all);
    }

    @Test
    void aTemplateInUseAndABadNameAreRefused() throws SQLException {
        try (Connection busy = server.connection("cg_two", DatabaseRole.APP)) {
            assertEquals("database.in-use", code(() -> provisioner.copyDatabase("cg_two", "cg_three")));
            assertTrue(busy.isValid(1));
        }
        assertFalse(provisioner.exists("cg_three"));
        Stream.of("twist", "postgres", "Cg", "1a", "a-b", "a\"; drop", "a".repeat(51))
                .forEach(name -> assertEquals("database.name-invalid", code(() -> provisioner.createDatabase(name))));
    }

    private static void assertUses(String index, String condition) throws SQLException {
        String plan = planOf("cg_one", condition);
        assertTrue(plan.contains("Index Cond") && plan.contains(index), plan);
    }

    private static String planOf(String database, String condition) throws SQLException {
        try (Connection app = server.connection(database, DatabaseRole.APP);
                var statement = app.createStatement();
                var rows = statement.executeQuery("explain select * from note where " + condition)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private static String text(String database, DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = server.connection(database, role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void assertDenied(String database, DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = server.connection(database, role);
                var statement = connection.createStatement()) {
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> statement.execute(sql))
                            .getSQLState(),
                    sql);
        }
    }

    private static void runAsOwner(String database, String sql) {
        try (Connection owner = server.connection(database, DatabaseRole.OWNER);
                var statement = owner.createStatement()) {
            statement.execute("set role twist_owner");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
