package org.twisterp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Know where the parts of an installation lie, starting from the folder that holds the {@code twist} launcher.
 *
 * <p>What is built or fetched lies in {@code .twist}; what is data never does.
 *
 * @param root absolute folder of the checkout or of the unpacked release
 */
public record Layout(Path root) {

    /** Take the root that the launcher gave as {@code -Dtwist.root}, else the working folder. */
    public static Layout current() {
        String given = System.getProperty("twist.root");
        return new Layout(Path.of(given == null ? "" : given).toAbsolutePath().normalize());
    }

    /** Give the folder of everything that the launcher built. */
    public Path dist() {
        return root.resolve(".twist/dist");
    }

    /** Give the web application. */
    public Path war() {
        return dist().resolve("twist-app.war");
    }

    /** Give the folder that holds one jar per plugin. */
    public Path plugins() {
        return dist().resolve("plugins");
    }

    /** List the plugin jars in the order of their names. */
    public List<Path> pluginJars() {
        return children(plugins()).stream()
                .filter(jar -> jar.toString().endsWith(".jar"))
                .toList();
    }

    /** Give the server configuration that every installation starts from. */
    public Path serverXml() {
        return root.resolve("server.xml");
    }

    /** Give the folder of the industry packs. */
    public Path industryPacks() {
        return root.resolve("industry-packs");
    }

    /** Give the folder of the statutory reports. */
    public Path reports() {
        return root.resolve("reports");
    }

    /** Give the data folder that is used when a command names none. */
    public Path defaultData() {
        return root.resolve(".twist/data");
    }

    /**
     * Give the host that the build unpacked, the newest when several lie there.
     *
     * @throws IllegalStateException when none is there, in words for the person at the keyboard
     */
    public Path liberty() {
        return children(root.resolve(".twist")).stream()
                .filter(folder -> Objects.toString(folder.getFileName(), "").matches("liberty-[0-9.]+"))
                .map(folder -> folder.resolve("wlp"))
                .filter(Files::isDirectory)
                .max(Comparator.comparing(Layout::version))
                .orElseThrow(() -> new IllegalStateException(
                        "Open Liberty is missing below " + root.resolve(".twist") + "; run ./mvnw package"));
    }

    private static String version(Path wlp) {
        StringBuilder padded = new StringBuilder();
        String name = Objects.toString(wlp.getName(wlp.getNameCount() - 2)).substring("liberty-".length());
        for (String part : name.split("\\.")) {
            padded.append("%6s".formatted(part));
        }
        return padded.toString();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
