package org.twisterp.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Write the settings of the server, and remember its port.
 *
 * <p>They stand in {@code twist.conf} beside the data, which {@code postgresql.conf} includes; what a start renders
 * replaces it. Durability is never traded: fsync and full page writes stay on.
 */
final class ServerConfiguration {
    private static final String AUTOMATIC = "auto ";
    private static final long GIGABYTE = 1024L * 1024 * 1024;

    private final Path home;
    private final ServerSettings settings;

    ServerConfiguration(Path home, ServerSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Return the port that a start would take: asked for, else used last, else 5433; 0 means any free one. */
    int wantedPort() {
        String last = lastPort();
        if (settings.port().isPresent() && settings.port().getAsInt() != 0) {
            return settings.port().getAsInt();
        }
        if (settings.port().isPresent() || last.startsWith(AUTOMATIC)) {
            return last.startsWith(AUTOMATIC) ? Integer.parseInt(last.substring(AUTOMATIC.length())) : 0;
        }
        return last.isEmpty() ? ServerSettings.DEFAULT_PORT : Integer.parseInt(last);
    }

    /** Choose a port that is free now, and write the settings with it; refuses {@code database.port-taken}. */
    int write() throws IOException {
        boolean automatic = settings.port().isPresent()
                ? settings.port().getAsInt() == 0
                : lastPort().startsWith(AUTOMATIC);
        int port = wantedPort();
        if (port == 0 || !isFree(port)) {
            if (!automatic) {
                throw Refusals.of("database.port-taken", "port", port);
            }
            port = anyFreePort();
        }
        publish(home.resolve("port"), (automatic ? AUTOMATIC : "") + port + "\n");
        publish(home.resolve("twist.conf"), text(port));
        return port;
    }

    private String lastPort() {
        try {
            Path file = home.resolve("port");
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", home);
        }
    }

    private String text(int port) throws IOException {
        long free = Files.getFileStore(home).getUsableSpace();
        return """
            # Written at every start; put your own settings into postgresql.conf below the include.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = %d
            password_encryption = 'scram-sha-256'

            shared_buffers = %dMB
            max_wal_size = %dMB
            checkpoint_timeout = 15min
            fsync = on
            full_page_writes = on
            synchronous_commit = on

            timezone = 'UTC'
            log_timezone = 'UTC'
            jit = off

            # Statements and details hold people's data: they stay out of the log.
            logging_collector = on
            log_directory = '%s'
            log_filename = 'postgres-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_file_mode = 0600
            log_error_verbosity = terse
            log_min_error_statement = panic
            """.formatted(
                        port,
                        settings.maxConnections(),
                        settings.sharedBuffersMegabytes(),
                        free > 40 * GIGABYTE ? 4096 : 1024,
                        home.resolve("log").toString().replace("'", "''"));
    }

    private static void publish(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
