package org.twisterp.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Start the application server of one installation as a child of this process.
 *
 * <p>The server keeps its own copy of the application and of {@code server.xml} below {@code folder}, so that a build
 * does not change what a running server serves.
 *
 * @param layout where the parts lie
 * @param folder the server's own folder, inside the data folder
 * @param port port of the HTTP endpoint
 * @param variables values for {@code server.xml} and system properties of the application, no secrets
 * @param environment what the application is given as environment variables, secrets included
 */
public record Host(
        Layout layout, Path folder, int port, Map<String, String> variables, Map<String, String> environment) {

    private static final String NAME = "twist";

    /** Gives a process a session of its own, under the same id. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /**
     * Start the server; its own console output goes to {@link #console()}.
     *
     * @param detached whether it shall live on in a session of its own when the terminal is closed
     */
    public Process start(boolean detached) throws IOException {
        prepare();
        List<String> command = command();
        if (detached && Files.isExecutable(SETSID)) {
            command.addFirst(SETSID.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(server().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.to(console().toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> env = builder.environment();
        env.putAll(environment);
        env.put("JAVA_HOME", System.getProperty("java.home"));
        env.put("WLP_USER_DIR", folder.toString());
        env.put("WLP_OUTPUT_DIR", folder.resolve("servers").toString());
        env.put("LOG_DIR", logs().toString());
        return builder.start();
    }

    /** Give the file of the server's console output. */
    public Path console() {
        return logs().resolve("console.log");
    }

    /** Give the folder of the server's logs. */
    public Path logs() {
        return folder.resolve("logs");
    }

    private Path server() {
        return folder.resolve("servers").resolve(NAME);
    }

    private void prepare() throws IOException {
        Files.createDirectories(server());
        Files.createDirectories(logs());
        Path war = server().resolve("twist-app.war");
        copy(layout.serverXml(), server().resolve("server.xml"));
        if (copy(layout.war(), war)) {
            // the jars inside bear one date whatever they hold, so the host would go on with those it knows
            delete(server().resolve("workarea"));
        }
        Properties bootstrap = new Properties();
        bootstrap.putAll(variables);
        bootstrap.setProperty("twist.http.port", Integer.toString(port));
        bootstrap.setProperty("twist.war", war.toString());
        try (var out = Files.newBufferedWriter(server().resolve("bootstrap.properties"))) {
            bootstrap.store(out, null);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Copy a file unless the copy is the same; returns whether it was copied. */
    private static boolean copy(Path from, Path to) throws IOException {
        boolean same = Files.exists(to)
                && Files.size(to) == Files.size(from)
                && Files.getLastModifiedTime(to).equals(Files.getLastModifiedTime(from));
        if (!same) {
            Path part = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return !same;
    }

    private List<String> command() throws IOException {
        Path liberty = layout.liberty();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + liberty.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(List.of(
                "-Xmx" + environment.getOrDefault("TWIST_HEAP", "1g"),
                "-XX:+UseG1GC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(moduleOptions(liberty.resolve("lib/platform/java/java24.options")));
        command.addAll(
                List.of("-jar", liberty.resolve("bin/tools/ws-server.jar").toString(), NAME));
        return command;
    }

    /** Read the server's own list of opened packages. */
    private static List<String> moduleOptions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
