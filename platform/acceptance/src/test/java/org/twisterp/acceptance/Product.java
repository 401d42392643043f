package org.twisterp.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Run the product as its user does: through the command line, once for all tests of a run. */
final class Product {

    private static final Object LOCK = new Object();
    private static Product running;

    final URI base;
    final Path data;

    private Product(URI base, Path data) {
        this.base = base;
        this.data = data;
    }

    /** Return the one running product with the demo group, started at the first call and stopped with the test run. */
    static Product running() {
        synchronized (LOCK) {
            if (running == null) {
                running = start("trading");
                Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
            }
            return running;
        }
    }

    /** Start another product with a data folder of its own, for tests that pull plugs; the caller stops it. */
    static Product start(String demo) {
        try {
            Path data = Files.createTempDirectory("twist-acceptance");
            Product product = new Product(URI.create("http://localhost:" + freePort() + "/"), data);
            product.run(demo);
            return product;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Start the product again on the same data folder and port. */
    void run(String demo) {
        Output output = cli("run", "--detach", "--port", String.valueOf(base.getPort()), "--demo", demo);
        if (output.code() != 0) {
            throw new IllegalStateException("twist run failed: " + output);
        }
    }

    void stop() {
        cli("stop");
    }

    /** Run a command of {@code twist} on this product's data folder. */
    Output cli(String... arguments) {
        return cliWithInput("", arguments);
    }

    Output cliWithInput(String input, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("twist.root"), "twist").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        return exec(command, Map.of("TWIST_DATABASE_PORT", "0"), input);
    }

    /** Run SQL with psql's rules: each call is one session, statements of a call are one transaction when they say so. */
    String databaseUrl(String group, String role) {
        Output output = cli("db", "url", "--group", group, "--as", role);
        if (output.code() != 0) {
            throw new IllegalStateException(output.toString());
        }
        return output.out().strip();
    }

    static Output exec(List<String> command, Map<String, String> environment, String input) {
        try {
            Path out = Files.createTempFile("twist", ".out");
            Path err = Files.createTempFile("twist", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("no end after 5 minutes: " + command);
            }
            return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Hold what a command printed. */
    record Output(int code, String out, String err) {}
}
