package org.twisterp.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.twisterp.database.ServerAccount.Outcome;

/** Initialise, start and stop the server in its own folder; the caller holds the lock of the data folder. */
final class Cluster {
    static final String VERSION = "18";
    private static final Duration STALE_WAIT = Duration.ofSeconds(60);
    private static final Duration RECOVERY_WAIT = Duration.ofMinutes(30);
    private static final int DETAIL_CHARACTERS = 600;

    private final Path home;
    private final ServerAccount account;

    Cluster(Path home, ServerAccount account) {
        this.home = home;
        this.account = account;
    }

    Path data() {
        return home.resolve("data");
    }

    /** Tell whether there is a database, made whole; refuses one of another major version. */
    boolean initialised() {
        Path version = data().resolve("PG_VERSION");
        try {
            if (!Files.exists(version)) {
                return false;
            }
            String found = Files.readString(version).strip();
            if (!found.equals(VERSION)) {
                throw Refusals.of("database.data-version", "folder", data(), "found", found, "needed", VERSION);
            }
            return true;
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", data());
        }
    }

    /** Make the database beside its place and move it there when it is whole: a half one is never started. */
    void initialise(String password) throws IOException {
        Path half = home.resolve("data.half");
        Path passwordFile = home.resolve("initial");
        OwnedFiles.removeTree(half);
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.take(half);
        try {
            OwnedFiles.replacePrivately(passwordFile, password.getBytes(StandardCharsets.UTF_8));
            account.take(passwordFile);
            check(
                    "initialise",
                    account.run(
                            Binaries.program(home, "initdb"),
                            "--pgdata=" + half,
                            "--username=" + PostgresService.ADMIN,
                            "--pwfile=" + passwordFile,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--auth-host=scram-sha-256",
                            "--auth-local=scram-sha-256",
                            "--data-checksums"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Path configuration = half.resolve("postgresql.conf");
        Files.writeString(configuration, Files.readString(configuration) + "\ninclude = '../twist.conf'\n");
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Start the server and wait until it accepts connections.
     *
     * <p>After a kill the pid file of the dead server stands in the way until its workers are gone: tries again for 60
     * seconds. The file of a living server is never touched; one that names a process of another kind, with nobody at
     * work on the data, is moved aside.
     */
    Postmaster start() throws IOException {
        prepareLog();
        long deadline = System.nanoTime() + STALE_WAIT.toNanos();
        for (long pause = 250; ; pause = Math.min(pause * 2, 5_000)) {
            LogMark mark = LogMark.of(home.resolve("log"));
            Outcome outcome = account.run(
                    Binaries.program(home, "pg_ctl"),
                    "--pgdata=" + data(),
                    "--log=" + home.resolve("log").resolve("start.log"),
                    "--wait",
                    "--timeout=60",
                    "start");
            if (Postmaster.living(data()).isPresent()) {
                return awaitReady();
            }
            String said = mark.since();
            if (said.contains("could not bind") || said.contains("Address already in use")) {
                throw new PortTaken();
            }
            boolean inTheWay = said.contains("postmaster.pid") || said.contains("pre-existing shared memory");
            if (!inTheWay || System.nanoTime() > deadline) {
                throw Refusals.of("database.failed", "what", "start", "detail", detail(outcome, said));
            }
            pause(pause);
            moveAsideForeignPidFile();
        }
    }

    /** Wait until a living server accepts connections; recovery after a crash may take minutes. */
    Postmaster awaitReady() {
        long deadline = System.nanoTime() + RECOVERY_WAIT.toNanos();
        while (System.nanoTime() < deadline) {
            Postmaster postmaster = Postmaster.living(data())
                    .orElseThrow(() -> Refusals.of("database.failed", "what", "start", "detail", "it ended"));
            if (postmaster.ready()) {
                return postmaster;
            }
            pause(100);
        }
        throw Refusals.of("database.failed", "what", "start", "detail", "recovery takes longer than " + RECOVERY_WAIT);
    }

    /** Stop the server, ending open sessions, and wait. */
    void stop() {
        check(
                "stop",
                account.run(
                        Binaries.program(home, "pg_ctl"),
                        "--pgdata=" + data(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=300",
                        "stop"));
    }

    private void prepareLog() throws IOException {
        Path log = home.resolve("log");
        OwnedFiles.createPassableFolder(log);
        account.take(log);
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rwx------"));
    }

    private void moveAsideForeignPidFile() throws IOException {
        Path pidFile = data().resolve(Postmaster.PID_FILE);
        if (Files.exists(pidFile) && Postmaster.living(data()).isEmpty() && Postmaster.nobodyAtWork(data())) {
            Files.move(pidFile, home.resolve("postmaster.pid.stale"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void check(String what, Outcome outcome) {
        if (outcome.code() != 0) {
            throw Refusals.of("database.failed", "what", what, "detail", detail(outcome, ""));
        }
    }

    private static String detail(Outcome outcome, String log) {
        String text = (outcome.output() + " " + log).strip();
        return text.substring(Math.max(0, text.length() - DETAIL_CHARACTERS));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.because(e, "database.failed", "what", "start", "detail", "interrupted");
        }
    }

    /** Tell that another program took the port between the look and the start. */
    static final class PortTaken extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Remember how long the server's logs are, to read only what a start adds. */
    private record LogMark(Path folder, Map<Path, Long> lengths) {
        static LogMark of(Path folder) throws IOException {
            Map<Path, Long> lengths = new HashMap<>();
            for (Path file : files(folder)) {
                lengths.put(file, Files.size(file));
            }
            return new LogMark(folder, lengths);
        }

        String since() throws IOException {
            StringBuilder text = new StringBuilder();
            for (Path file : files(folder)) {
                try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                    in.seek(Math.min(lengths.getOrDefault(file, 0L), in.length()));
                    byte[] bytes = new byte[(int) Math.min(in.length() - in.getFilePointer(), 1 << 16)];
                    in.readFully(bytes);
                    text.append(new String(bytes, StandardCharsets.UTF_8));
                }
            }
            return text.toString().strip();
        }

        private static List<Path> files(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted(Comparator.naturalOrder()).toList();
            }
        }
    }
}
