package org.twisterp.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Start and stop the service in a program of its own, also as an ordinary user. */
final class ServiceProgram {
    private ServiceProgram() {}

    /** Takes {@code start|stop|login}, the data folder and a port; prints one word. */
    public static void main(String[] arguments) {
        PostgresService service = PostgresService.over(
                DataDirectory.at(Path.of(arguments[1])), OpenFolder.settings(Integer.parseInt(arguments[2])));
        switch (arguments[0]) {
            case "start" -> {
                service.start();
                System.out.println(service.startedHere() ? "started" : "adopted");
            }
            case "stop" -> {
                service.stop();
                System.out.println("stopped");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Run it as this user. */
    static Process launch(String command, Path data, int port) throws IOException {
        return new ProcessBuilder(line(classPath(), command, data, port)).start();
    }

    /** Run it as an ordinary user: as nobody when root tests, else as this user. */
    static Process launchAsOrdinary(Path jars, String command, Path data, int port) throws IOException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        }
        line.addAll(line(reachable(jars), command, data, port));
        return new ProcessBuilder(line).start();
    }

    /** Return what the program printed on both channels, in one line. */
    static String said(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes()).strip();
        String err = new String(process.getErrorStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? out : out + " " + err;
    }

    static boolean isRoot() throws IOException {
        return OwnedFiles.ownerOf(Path.of("/proc/self")) == 0;
    }

    private static List<String> line(String classPath, String command, Path data, int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ServiceProgram.class.getName(),
                command,
                data.toString(),
                Integer.toString(port));
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Copies the class path to where the ordinary user may read it: a local repository may lie in a closed home. */
    private static String reachable(Path jars) throws IOException {
        List<String> copies = new ArrayList<>();
        OwnedFiles.createPassableFolder(jars);
        for (String entry : classPath().split(":")) {
            Path source = Path.of(entry);
            Path copy = jars.resolve(copies.size() + "-" + source.getFileName());
            if (Files.isDirectory(source)) {
                copyTree(source, copy);
            } else if (Files.exists(source) && !Files.exists(copy)) {
                Files.copy(source, copy);
            }
            copies.add(copy.toString());
        }
        return String.join(":", copies);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    OwnedFiles.createPassableFolder(target);
                } else if (!Files.exists(target)) {
                    Files.copy(source, target);
                }
            }
        }
    }
}
