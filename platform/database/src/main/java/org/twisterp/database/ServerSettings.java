package org.twisterp.database;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Choose how the embedded server runs.
 *
 * @param port the port to listen on; 0 picks a free one and keeps it; absent takes the one used last, else 5433
 * @param sharedBuffersMegabytes memory for the page cache of the server
 * @param maxConnections how many sessions the server admits
 * @param binaries a folder to share the extracted programs between data folders; absent keeps them with the data
 * @param elsewhere where the database goes when the server's account cannot reach the data folder
 */
public record ServerSettings(
        OptionalInt port, int sharedBuffersMegabytes, int maxConnections, Optional<Path> binaries, Path elsewhere) {
    public static final int DEFAULT_PORT = 5433;
    private static final long MEGABYTE = 1024L * 1024;

    public ServerSettings {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65535)) {
            throw Refusals.of("database.port-invalid", "port", port.getAsInt());
        }
    }

    /** Size the server modestly to this machine: an eighth of its memory, from 128 MB to 2 GB. */
    public static ServerSettings standard() {
        long memory = memoryBytes() / MEGABYTE;
        int buffers = (int) Math.clamp(memory / 8, 128L, 2048L);
        return new ServerSettings(OptionalInt.empty(), buffers, 200, Optional.empty(), Path.of("/var/lib/twist"));
    }

    /** Listen on this port; 0 picks a free one and keeps it. */
    public ServerSettings withPort(int port) {
        return new ServerSettings(OptionalInt.of(port), sharedBuffersMegabytes, maxConnections, binaries, elsewhere);
    }

    /** Listen on the port used last, else on 5433. */
    public ServerSettings withoutPort() {
        return new ServerSettings(OptionalInt.empty(), sharedBuffersMegabytes, maxConnections, binaries, elsewhere);
    }

    /** Give the server this much page cache. */
    public ServerSettings withSharedBuffers(int megabytes) {
        return new ServerSettings(port, megabytes, maxConnections, binaries, elsewhere);
    }

    /** Share the extracted programs with other data folders. */
    public ServerSettings withBinaries(Path folder) {
        return new ServerSettings(port, sharedBuffersMegabytes, maxConnections, Optional.of(folder), elsewhere);
    }

    /** Put the database below this folder when the data folder is closed to the server's account. */
    public ServerSettings withElsewhere(Path folder) {
        return new ServerSettings(port, sharedBuffersMegabytes, maxConnections, binaries, folder);
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 1024 * MEGABYTE;
    }
}
