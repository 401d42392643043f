package org.twisterp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DataDirectory;

/** Know the server process of a data folder, whichever command started it, by a file with its id and start. */
final class ServerProcess {

    private static final Duration GRACE = Duration.ofSeconds(70);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final int LONGEST_ANSWER = 2000;
    private static final int SHOWN = 12;

    private final DataDirectory data;
    private volatile boolean ending;

    private ServerProcess(DataDirectory data) {
        this.data = data;
    }

    static ServerProcess of(DataDirectory data) {
        return new ServerProcess(data);
    }

    /** Start it; detached, it lives on when the terminal is closed. */
    void start(Layout layout, String host, int port, boolean detached) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("twist.plugins", layout.plugins().toString());
        variables.put("twist.packs", layout.industryPacks().toString());
        variables.put("twist.data", data.root().toString());
        variables.put("twist.http.host", host);
        Process process = new Host(layout, folder(), port, variables, heap()).start(detached);
        Properties known = new Properties();
        known.setProperty("pid", Long.toString(process.pid()));
        known.setProperty("port", Integer.toString(port));
        known.setProperty("host", host.equals("*") ? "localhost" : host);
        started(process.toHandle()).ifPresent(at -> known.setProperty("started", Long.toString(at.toEpochMilli())));
        Path part = file().resolveSibling("server.pid.part");
        try (var out = Files.newBufferedWriter(part)) {
            known.store(out, null);
        }
        Files.move(part, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    boolean isAlive() {
        return alive().isPresent();
    }

    /** Tell whether its end was asked for. */
    boolean isEnding() {
        return ending || !Files.exists(file());
    }

    URI url() {
        Properties known = known();
        return URI.create(
                "http://" + known.getProperty("host", "localhost") + ":" + known.getProperty("port", "8080") + "/");
    }

    /** Wait until it answers that it is ready; refuses {@code cli.server-ended} and {@code cli.server-slow}. */
    void awaitReady(Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        String answer = "";
        while (Instant.now().isBefore(end)) {
            if (!isAlive()) {
                throw Console.unavailable("cli.server-ended", "log", log(), "last", lastWords());
            }
            answer = ready();
            if (answer.isEmpty()) {
                return;
            }
            if (applicationFailed()) {
                throw Console.unavailable("cli.server-ended", "log", log(), "last", lastWords());
            }
            Thread.sleep(PAUSE);
        }
        throw Console.unavailable("cli.server-slow", "seconds", patience.toSeconds(), "log", log(), "last", answer);
    }

    /** Wait until the process is gone; in between, do what keeps the rest alive. */
    void await(Runnable between) throws InterruptedException {
        while (true) {
            Optional<ProcessHandle> process = alive();
            if (process.isEmpty()) {
                return;
            }
            try {
                process.get().onExit().get(5, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException alive) {
                between.run();
            } catch (ExecutionException gone) {
                return;
            }
        }
    }

    /** End it: ask first, then kill; returns whether it ran. */
    boolean stop() {
        ending = true;
        Optional<ProcessHandle> process = alive();
        try {
            Files.deleteIfExists(file());
            if (process.isPresent()) {
                process.get().destroy();
                end(process.get());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return process.isPresent();
    }

    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Ask whether it is ready; returns what is missing, empty when nothing is. */
    private String ready() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) url().resolve("health/ready").toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(10_000);
            try (InputStream in =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String body = in == null ? "" : new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                String words = body.startsWith("{") ? body : "";
                return connection.getResponseCode() == 200 ? "" : "HTTP " + connection.getResponseCode() + " " + words;
            }
        } catch (IOException notYet) {
            return String.valueOf(notYet.getMessage());
        }
    }

    private Optional<ProcessHandle> alive() {
        Properties known = known();
        String started = known.getProperty("started", "");
        return Optional.ofNullable(known.getProperty("pid"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process)
                        .map(at -> Long.toString(at.toEpochMilli()).equals(started))
                        .orElse(true));
    }

    private static Optional<Instant> started(ProcessHandle process) {
        return process.info().startInstant();
    }

    private Properties known() {
        Properties known = new Properties();
        if (Files.exists(file())) {
            try (var in = Files.newBufferedReader(file())) {
                known.load(in);
            } catch (IOException gone) {
                return new Properties();
            }
        }
        return known;
    }

    private boolean applicationFailed() {
        return logged().stream().anyMatch(line -> line.contains("CWWKZ0002E"));
    }

    /** Return what the log ends with, without the places in the code. */
    private String lastWords() {
        List<String> lines = logged().stream()
                .filter(line -> !line.stripLeading().startsWith("at ") && !line.isBlank())
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    }

    private List<String> logged() {
        try {
            return Files.readAllLines(log());
        } catch (IOException | UncheckedIOException none) {
            return List.of();
        }
    }

    private static Map<String, String> heap() {
        @Nullable String heap = System.getenv("TWIST_HEAP");
        return heap == null ? Map.of() : Map.of("TWIST_HEAP", heap);
    }

    private Path log() {
        return folder().resolve("logs").resolve("console.log");
    }

    private Path folder() {
        return data.root().resolve("server");
    }

    private Path file() {
        return data.root().resolve("server.pid");
    }
}
