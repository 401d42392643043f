package org.twisterp.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.database.SecretsTest.code;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that somebody else runs, and where we are no superuser. */
class ExternalServerTest {
    private static OpenFolder folder;
    private static DatabaseServer owner;

    @BeforeAll
    static void start() throws IOException, SQLException {
        folder = OpenFolder.fresh();
        owner = folder.service(0).start();
        run(owner, "create role ops login createdb createrole bypassrls password 'ops'");
        run(owner, "create role weak login createdb password 'weak'");
    }

    @AfterAll
    static void stop() {
        folder.close();
    }

    @Test
    void provisionsWithoutSuperuser() throws SQLException {
        DatabaseServer server = external("first", new Login("ops", "ops"));
        Provisioner provisioner = new Provisioner(server);
        provisioner.createDatabase("cg_ext");
        provisioner.createDatabase("cg_ext");
        assertTrue(provisioner.exists("cg_ext"));
        try (Connection app = server.connection("cg_ext", DatabaseRole.OWNER);
                var statement = app.createStatement()) {
            statement.execute("set role twist_owner");
            statement.execute("create table mine (id int)");
        }
        provisioner.copyDatabase("cg_ext", "cg_copy");
        provisioner.dropDatabase("cg_copy");
        assertFalse(provisioner.exists("cg_copy"));

        Provisioner stranger = new Provisioner(external("second", new Login("ops", "ops")));
        assertEquals("database.role-foreign", code(() -> stranger.createDatabase("cg_ext")));
    }

    @Test
    void saysWhatTheAdministratorMayNot() {
        Provisioner weak = new Provisioner(external("third", new Login("weak", "weak")));
        assertEquals("database.privilege-missing", code(() -> weak.createDatabase("cg_weak")));
    }

    private static DatabaseServer external(String name, Login login) {
        return DatabaseServer.external(DataDirectory.at(folder.path().resolve(name)), owner.jdbcUrl("postgres"), login);
    }

    private static void run(DatabaseServer server, String sql) throws SQLException {
        try (Connection admin = server.adminConnection("postgres");
                var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
