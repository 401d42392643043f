package org.twisterp.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Lend a fresh folder that every account can enter; stops the server in it and removes it at the end. */
record OpenFolder(Path path) implements AutoCloseable {
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    static OpenFolder fresh() throws IOException {
        Path path = Files.createTempDirectory("twist-database-");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new OpenFolder(path);
    }

    DataDirectory data() {
        return DataDirectory.at(path.resolve("data"));
    }

    PostgresService service(int port) {
        return PostgresService.over(data(), settings(port));
    }

    static ServerSettings settings(int port) {
        return ServerSettings.standard().withPort(port).withSharedBuffers(32).withBinaries(BINARIES);
    }

    @Override
    public void close() {
        service(0).stop();
        OwnedFiles.removeTree(path);
    }
}
