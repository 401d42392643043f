package org.twisterp.runtime.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.persistence.DatabaseFault;
import org.twisterp.runtime.persistence.Faults;
import org.twisterp.runtime.persistence.NamedSql;
import org.twisterp.runtime.persistence.Pools;

/** Run short transactions on the installation's own database or, before a call is open, on a group's. */
final class SystemDatabase {

    private final Pools pools;

    SystemDatabase(Pools pools) {
        this.pools = pools;
    }

    /** Do something with SQL in one transaction. */
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** Take a connection from somewhere. */
    private interface Source {
        Connection take() throws SQLException;
    }

    <T> T inSystem(Work<T> work) {
        return in(pools::system, work);
    }

    /** Read over all companies of a group. */
    <T> T asKeeper(String group, Work<T> work) {
        return in(() -> pools.keeper(group), work);
    }

    /** Write what belongs to no company of a group. */
    <T> T asApp(String group, Work<T> work) {
        return in(() -> pools.app(group), work);
    }

    private static <T> T in(Source source, Work<T> work) {
        try (Connection connection = source.take()) {
            boolean done = false;
            try {
                T result = work.on(new Sql(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done && !connection.isClosed()) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw Faults.translate(new DatabaseFault(e));
        }
    }

    /** Run SQL with parameters as name, value. */
    record Sql(Connection connection) {

        List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... pairs) throws SQLException {
            return NamedSql.parse(sql).query(connection, map(pairs));
        }

        Optional<Map<String, @Nullable Object>> first(String sql, @Nullable Object... pairs) throws SQLException {
            return rows(sql, pairs).stream().findFirst();
        }

        int run(String sql, @Nullable Object... pairs) throws SQLException {
            return NamedSql.parse(sql).update(connection, map(pairs));
        }

        /** Write down what was done in the installation. */
        void audit(
                Instant at,
                @Nullable UUID actor,
                @Nullable String login,
                String action,
                @Nullable String entity,
                @Nullable UUID record,
                @Nullable String slug,
                @Nullable String remote,
                @Nullable String detail)
                throws SQLException {
            run(
                    """
                    insert into audit_log (id, at, actor, login, action, entity, record_id, slug, remote, detail)
                    values (:id, :at, :actor, :login, :action, :entity, :record, :slug, :remote, :detail)
                    """,
                    "id",
                    Uuid7.next(),
                    "at",
                    at,
                    "actor",
                    actor,
                    "login",
                    login,
                    "action",
                    action,
                    "entity",
                    entity,
                    "record",
                    record,
                    "slug",
                    slug,
                    "remote",
                    remote,
                    "detail",
                    detail);
        }

        private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
            Map<String, @Nullable Object> map = new HashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put(String.valueOf(pairs[i]), pairs[i + 1]);
            }
            return map;
        }
    }
}
