package org.twisterp.runtime.persistence;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Route the mapping to the connection of the unit that runs on this thread: it is the unit that begins and ends
 * transactions, so ends asked for by the mapping do nothing.
 */
final class BoundConnection implements DataSource {

    static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    private static final Set<String> ENDS =
            Set.of("commit", "rollback", "close", "setAutoCommit", "setReadOnly", "setTransactionIsolation", "abort");

    private final Pools pools;

    BoundConnection(Pools pools) {
        this.pools = pools;
    }

    /** Outside of units only the mapping itself asks, once, when it is made. */
    @Override
    public Connection getConnection() throws SQLException {
        return CURRENT.isBound() ? CURRENT.get() : pools.system();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Return the same connection without the power to end what the unit began. */
    static Connection shared(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                BoundConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> invoke(connection, method, arguments));
    }

    private static @Nullable Object invoke(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean savepoint = arguments != null && arguments.length == 1 && arguments[0] instanceof Savepoint;
        if (ENDS.contains(method.getName()) && !savepoint) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
