package org.twisterp.database;

import java.nio.file.Path;
import java.time.Instant;

/** Tell whether the embedded server runs. */
public sealed interface ServerStatus {
    /** Return the port it listens on, or would. */
    int port();

    /** Return the server's version, such as 18.6; empty before the first start. */
    String version();

    /** Return the server's own data folder. */
    Path data();

    /** Describe a running server; it accepts connections once {@code ready}. */
    record Running(int port, String version, long pid, Instant since, boolean ready, Path data)
            implements ServerStatus {}

    /** Describe a stopped server; {@code initialised} is false before the first start. */
    record Stopped(int port, String version, boolean initialised, Path data) implements ServerStatus {}
}
