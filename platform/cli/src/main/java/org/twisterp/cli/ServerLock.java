package org.twisterp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.twisterp.database.DataDirectory;

/** Let only one command at a time start or stop the server of a data folder; the lock goes with the process. */
final class ServerLock implements AutoCloseable {

    private final FileChannel file;

    private ServerLock(FileChannel file) {
        this.file = file;
    }

    static ServerLock on(DataDirectory data) throws IOException {
        Files.createDirectories(data.root());
        FileChannel file = FileChannel.open(
                data.root().resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.lock();
        return new ServerLock(file);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
