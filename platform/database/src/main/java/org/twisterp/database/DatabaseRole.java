package org.twisterp.database;

import java.util.Locale;
import java.util.Map;

/**
 * Name what a connection is for.
 *
 * <p>Each has one NOLOGIN role per cluster that holds the grants ({@code twist_app}) and one login role per database
 * that is a member of it ({@code cg_demo_app}).
 */
public enum DatabaseRole {
    /** Own the tables and run the migrations. */
    OWNER(Map.of("lock_timeout", "30s", "idle_in_transaction_session_timeout", "10min")),
    /** Do everyday work, under row-level security. */
    APP(Map.of("lock_timeout", "10s", "idle_in_transaction_session_timeout", "2min")),
    /** Do the work that spans all companies of a group. */
    KEEPER(Map.of("lock_timeout", "10s", "idle_in_transaction_session_timeout", "10min")),
    /** Read only. */
    REPORT(Map.of(
            "default_transaction_read_only", "on",
            "statement_timeout", "5min",
            "lock_timeout", "10s",
            "idle_in_transaction_session_timeout", "5min")),
    /** Read everything once, for a logical backup. */
    BACKUP(Map.of("default_transaction_read_only", "on", "lock_timeout", "1min"));

    private final Map<String, String> settings;

    DatabaseRole(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Return the cluster-wide role that holds the grants. */
    public String clusterRole() {
        return "twist_" + suffix();
    }

    /** Return the login role for one database. */
    public String login(String database) {
        return database + "_" + suffix();
    }

    /** Tell whether the login sees the rows of every company. */
    public boolean bypassesRowSecurity() {
        return this == KEEPER || this == BACKUP;
    }

    /** Return the settings that every session of the login starts with. */
    Map<String, String> settings() {
        return settings;
    }

    private String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
