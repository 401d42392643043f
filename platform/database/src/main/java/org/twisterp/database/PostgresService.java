package org.twisterp.database;

/** Run PostgreSQL 18 over a data folder: initialise, start or adopt, stop, report. */
public final class PostgresService {
    static final String ADMIN = "twist_admin";
    static final String ADMIN_SECRET = "admin";

    private final DataDirectory data;
    private final ServerSettings settings;

    private PostgresService(DataDirectory data, ServerSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** Prepare the service over a data folder; nothing is written before the start. */
    public static PostgresService over(DataDirectory data, ServerSettings settings) {
        return new PostgresService(data, settings);
    }

    /** Start the server, or adopt the one that runs on this data folder, and wait until it accepts connections. */
    public DatabaseServer start() {
        throw new UnsupportedOperationException();
    }

    /** Tell whether this service started the server, rather than found it running. */
    public boolean startedHere() {
        throw new UnsupportedOperationException();
    }

    /** Stop the server, cutting open sessions, and wait until it has; does nothing when it is stopped. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** Tell whether the server runs; refuses nothing. */
    public ServerStatus status() {
        throw new UnsupportedOperationException();
    }

    /** Return the running server; refuses {@code database.not-running}. */
    public DatabaseServer server() {
        throw new UnsupportedOperationException();
    }

    /** Return the URL of the server without a login. */
    public String url() {
        return "postgresql://127.0.0.1:" + status().port() + "/";
    }
}
