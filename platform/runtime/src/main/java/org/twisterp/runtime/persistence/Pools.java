package org.twisterp.runtime.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.twisterp.database.DatabaseRole;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.Login;
import org.twisterp.database.Provisioner;

/** Keep a pool of connections per group and login, and one for the system database. */
public final class Pools implements AutoCloseable {

    private static final int KEEPERS = 6;
    private static final long TIMEOUT_MILLIS = 5_000;

    private final DatabaseServer server;
    private final int size;
    private final ConcurrentMap<String, HikariDataSource> pools = new ConcurrentHashMap<>();

    /** Keep up to {@code size} connections per group for everyday work. */
    public Pools(DatabaseServer server, int size) {
        this.server = server;
        this.size = size;
    }

    /** Take a connection to the installation's own database. */
    public Connection system() throws SQLException {
        return take(Provisioner.SYSTEM, DatabaseRole.APP, KEEPERS);
    }

    /** Take a connection to a group for everyday work, under row-level security. */
    public Connection app(String group) throws SQLException {
        return take(database(group), DatabaseRole.APP, size);
    }

    /** Take a connection to a group for work over all its companies. */
    public Connection keeper(String group) throws SQLException {
        return take(database(group), DatabaseRole.KEEPER, KEEPERS);
    }

    /** Return the name of a group's database. */
    public static String database(String group) {
        return "cg_" + group;
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
    }

    private Connection take(String database, DatabaseRole role, int most) throws SQLException {
        return pools.computeIfAbsent(role.login(database), name -> open(database, role, most))
                .getConnection();
    }

    private HikariDataSource open(String database, DatabaseRole role, int most) {
        Login login = server.login(database, role);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setReWriteBatchedInserts(true);
        source.setApplicationName("twist");
        source.setTcpKeepAlive(true);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName(login.user());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
