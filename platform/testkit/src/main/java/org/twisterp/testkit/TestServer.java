package org.twisterp.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerSettings;

/** Run one PostgreSQL for all tests of a process, on a free port, gone when the process ends. */
public final class TestServer {

    private static final int BUFFERS_MEGABYTES = 64;
    private static final TestServer ONE = new TestServer();

    private final Path folder;
    private final DatabaseServer server;

    private TestServer() {
        try {
            folder = Files.createTempDirectory("twist-test-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PostgresService service = PostgresService.over(
                DataDirectory.at(folder.resolve("data")),
                ServerSettings.standard()
                        .withPort(0)
                        .withSharedBuffers(BUFFERS_MEGABYTES)
                        .withBinaries(Checkout.root().resolve(".twist").resolve("postgres-binaries")));
        server = service.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.stop();
            remove(folder);
        }));
    }

    /** Return the server, started by the first call. */
    public static DatabaseServer server() {
        return ONE.server;
    }

    /** Return a folder that ends with the server. */
    public static Path folder() {
        return ONE.folder;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
