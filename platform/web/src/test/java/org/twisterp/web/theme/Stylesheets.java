package org.twisterp.web.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Find the sources of the look as they lie in the module. */
final class Stylesheets {
    private static final Path ROOT = Path.of("src/main/resources/META-INF");

    private Stylesheets() {}

    /** List all sources with the given ending. */
    static List<Path> withEnding(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read one of the house's own stylesheets. */
    static String read(String name) {
        return read(ROOT.resolve("resources/twist/css").resolve(name));
    }

    /** Read a file without its comments. */
    static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|<!--.*?-->", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
