package org.twisterp.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Read the pid file of a data folder and tell whether the server it names lives.
 *
 * @param pid process of the server
 * @param since when it was started
 * @param port the port it listens on
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, Instant since, int port, boolean ready) {
    static final String PID_FILE = "postmaster.pid";
    private static final Path PROC = Path.of("/proc");

    /** Find the living server of a data folder. */
    static Optional<Postmaster> living(Path data) {
        return named(data).filter(postmaster -> livesOn(postmaster.pid, data));
    }

    /** Find the server that the pid file names, alive or not. */
    static Optional<Postmaster> named(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(PID_FILE));
            if (lines.size() < 4) {
                return Optional.empty();
            }
            boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                    Integer.parseInt(lines.get(3).strip()),
                    ready));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw Refusals.because(e, "database.data-closed", "folder", data);
        }
    }

    /** Tell whether nothing at all can be at work on a data folder any more: neither server nor one of its workers. */
    static boolean nobodyAtWork(Path data) {
        try (Stream<Path> processes = Files.list(PROC)) {
            int owner = OwnedFiles.ownerOf(data);
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> program(process).startsWith("postgres"))
                    .filter(process -> belongsTo(process, owner))
                    .allMatch(process -> folder(process)
                            .map(folder -> !folder.equals(real(data)))
                            .orElse(false));
        } catch (IOException e) {
            return false;
        }
    }

    /** A process number may be used again by another program, and a killed server may stay as a zombie. */
    private static boolean livesOn(long pid, Path data) {
        Path process = PROC.resolve(Long.toString(pid));
        List<String> line = commandLine(process);
        if (line.isEmpty() || !program(process).equals("postgres")) {
            return false;
        }
        return line.contains(data.toString())
                || folder(process).map(folder -> folder.equals(real(data))).orElse(!line.contains("-D"));
    }

    /** The server shows its path; a worker shows a title such as {@code postgres: checkpointer}. */
    private static String program(Path process) {
        List<String> line = commandLine(process);
        if (line.isEmpty() || line.getFirst().startsWith("postgres:")) {
            return line.isEmpty() ? "" : line.getFirst();
        }
        return line.getFirst().substring(line.getFirst().lastIndexOf('/') + 1);
    }

    private static boolean belongsTo(Path process, int owner) {
        try {
            return OwnedFiles.ownerOf(process) == owner;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> commandLine(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"));
            return line.isEmpty() ? List.of() : Arrays.asList(line.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The server and its workers stand in the data folder; empty when the system does not let us look. */
    private static Optional<Path> folder(Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path data) {
        try {
            return data.toRealPath();
        } catch (IOException e) {
            return data;
        }
    }
}
