package org.twisterp.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PasswordUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Create the databases of an installation with their roles.
 *
 * <p>Every call may be repeated, also after it was cut short, and brings things to the same end; calls of several
 * processes take turns by an advisory lock on the server. A database opens to its login roles as the last step.
 *
 * <p>The database itself belongs to the administrator, its contents to {@code twist_owner}: the owner of a database
 * could always connect to it, and {@code twist_owner} is shared by the owner logins of all databases.
 */
public final class Provisioner {
    /** The database of the installation itself. */
    public static final String SYSTEM = "twist_system";

    /** The database that new groups are copied from. */
    public static final String TEMPLATE = "twist_template";

    private static final Logger LOG = LoggerFactory.getLogger(Provisioner.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final Set<String> RESERVED = Set.of("twist", "postgres", "template0", "template1");
    private static final long TURN = 0x7477697374L;
    private static final String TEMPLATE_IN_USE = "55006";

    private final DatabaseServer server;

    public Provisioner(DatabaseServer server) {
        this.server = server;
    }

    /** Create the cluster-wide roles that hold the grants. */
    public void prepareCluster() {
        inTurn(connection -> {});
    }

    /** Tell whether a database exists and is open to all its login roles. */
    public boolean exists(String database) {
        checkName(database);
        try (Connection connection = server.adminConnection(server.adminDatabase())) {
            for (DatabaseRole role : DatabaseRole.values()) {
                if (!mayConnect(connection, database, role)) {
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            throw refused(e, "look for " + database);
        }
    }

    /** Create an empty database with its login roles; brings an existing one to the same state. */
    public void createDatabase(String database) {
        provision(database, Optional.empty());
    }

    /**
     * Create a database with its login roles as a copy of another; an existing one keeps its contents.
     *
     * <p>Nobody may be connected to the other one; refuses {@code database.in-use}, for which the server waits five seconds.
     */
    public void copyDatabase(String template, String database) {
        checkName(template);
        provision(database, Optional.of(template));
    }

    /** Drop a database with everything in it, its login roles and their passwords. */
    public void dropDatabase(String database) {
        checkName(database);
        inTurn(connection -> {
            run(connection, "drop database if exists " + quoted(database) + " with (force)");
            for (DatabaseRole role : DatabaseRole.values()) {
                run(connection, "drop role if exists " + quoted(role.login(database)));
                server.secrets().remove(DatabaseServer.secretOf(role.login(database)));
            }
        });
        LOG.info("event=database-dropped database={}", database);
    }

    private void provision(String database, Optional<String> template) {
        checkName(database);
        inTurn(connection -> {
            for (DatabaseRole role : DatabaseRole.values()) {
                createLogin(connection, role, role.login(database));
            }
            if (!flag(connection, "select exists (select from pg_database where datname = ?)", database)) {
                create(connection, database, template);
            }
            run(connection, "revoke all on database " + quoted(database) + " from public");
            run(connection, "grant create on database " + quoted(database) + " to twist_owner");
            run(connection, "alter database " + quoted(database) + " with allow_connections true");
            secureContents(database, superuser(connection));
            for (DatabaseRole role : DatabaseRole.values()) {
                String rights = role == DatabaseRole.REPORT ? "connect" : "connect, temporary";
                run(
                        connection,
                        "grant " + rights + " on database " + quoted(database) + " to " + quoted(role.login(database)));
            }
        });
        LOG.info("event=database-provisioned database={}", database);
    }

    /** Open to nobody at first: between its creation and its grants the whole public could connect. */
    private void create(Connection connection, String database, Optional<String> template) throws SQLException {
        String source = template.map(name -> quoted(name) + " strategy wal_log")
                .orElse("template0 encoding 'UTF8' " + locale(connection));
        String statement = "create database " + quoted(database) + " template " + source + " allow_connections false";
        try {
            run(connection, statement);
        } catch (SQLException e) {
            if (TEMPLATE_IN_USE.equals(e.getSQLState())) {
                throw Refusals.because(e, "database.in-use", "database", template.orElse("template0"));
            }
            throw e;
        }
    }

    /** Sort and compare by code point, fast and the same on every machine; small letters know all of Unicode. */
    private static String locale(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= 17
                ? "locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'"
                : "lc_collate 'C' lc_ctype 'C.UTF-8'";
    }

    /** Sends a SCRAM verifier (RFC 5802): the password itself reaches neither the server nor its log. */
    private void createLogin(Connection connection, DatabaseRole role, String login) throws SQLException {
        boolean exists = flag(connection, "select exists (select from pg_roles where rolname = ?)", login);
        String secret = DatabaseServer.secretOf(login);
        if (exists && !server.embedded() && server.secrets().find(secret).isEmpty()) {
            throw Refusals.of("database.role-foreign", "role", login);
        }
        String verifier = PasswordUtil.encodeScramSha256(
                server.secrets().getOrCreate(secret).toCharArray());
        run(
                connection,
                (exists ? "alter role " : "create role ") + quoted(login)
                        + " with login inherit" + (role.bypassesRowSecurity() ? " bypassrls" : "")
                        + " password '" + verifier + "'");
        run(connection, "grant " + role.clusterRole() + " to " + quoted(login));
        run(connection, "alter role " + quoted(login) + " set search_path = public, pg_temp");
        for (var setting : role.settings().entrySet()) {
            run(
                    connection,
                    "alter role " + quoted(login) + " set " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
    }

    /** Close the schema to everybody but the five roles, and make the operators fit for row-level security. */
    private void secureContents(String database, boolean superuser) throws SQLException {
        try (Connection connection = server.adminConnection(database)) {
            connection.setAutoCommit(false);
            run(connection, "create extension if not exists pg_trgm");
            run(connection, "create extension if not exists btree_gist");
            run(connection, """
                    revoke all on schema public from public;
                    grant usage, create on schema public to twist_owner;
                    grant usage on schema public to twist_app, twist_keeper, twist_report, twist_backup;
                    alter default privileges for role twist_owner grant select on tables to twist_backup;
                    alter default privileges for role twist_owner grant select on sequences to twist_backup
                    """);
            if (superuser) {
                run(connection, resource("leakproof.sql"));
            } else {
                LOG.warn("event=leakproof-skipped database={} reason=no-superuser", database);
            }
            connection.commit();
        }
    }

    private void createClusterRoles(Connection connection) throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            String name = role.clusterRole();
            if (!flag(connection, "select exists (select from pg_roles where rolname = ?)", name)) {
                run(connection, "create role " + name + " nologin");
            }
        }
        if (!superuser(connection)) {
            run(connection, "grant twist_owner to current_user");
        }
        if (server.embedded()) {
            run(connection, "revoke connect on database postgres, template1 from public");
        }
    }

    private void inTurn(Work work) {
        try (Connection connection = server.adminConnection(server.adminDatabase())) {
            run(connection, "select pg_advisory_lock(" + TURN + ")");
            createClusterRoles(connection);
            work.on(connection);
        } catch (SQLException e) {
            throw refused(e, "provision");
        }
    }

    private static boolean mayConnect(Connection connection, String database, DatabaseRole role) throws SQLException {
        return flag(connection, """
                select exists (
                    select from pg_database d, pg_roles r
                    where d.datname = ? and d.datallowconn and r.rolname = ?
                      and has_database_privilege(r.oid, d.oid, 'connect'))
                """, database, role.login(database));
    }

    private static boolean superuser(Connection connection) throws SQLException {
        return flag(connection, "select rolsuper from pg_roles where rolname = current_user");
    }

    private static boolean flag(Connection connection, String question, String... names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < names.length; i++) {
                statement.setString(i + 1, names[i]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void checkName(String database) {
        if (!NAME.matcher(database).matches() || RESERVED.contains(database)) {
            throw Refusals.of("database.name-invalid", "name", database);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static RuntimeException refused(SQLException e, String what) {
        String code = "42501".equals(e.getSQLState()) ? "database.privilege-missing" : "database.failed";
        return Refusals.because(e, code, "what", what, "detail", String.valueOf(e.getMessage()));
    }

    private static String resource(String name) {
        try (@Nullable InputStream in = Provisioner.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Do something on the administrator's connection while it is this process's turn. */
    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
