package org.twisterp.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hold that every word a page asks for is there, and that no page brings style or script of its own. */
final class WordsTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_PAGES = Pattern.compile("ui\\['([a-z0-9.-]+)'\\]");
    private static final Pattern IN_JAVA = Pattern.compile("desk\\s*\\.word\\(\\s*\"([A-Za-z0-9.-]+)\"[,)]");

    @Test
    void everyWordIsThere() throws IOException {
        ResourceBundle words = ResourceBundle.getBundle("org.twisterp.web.ui", Locale.ROOT);
        Set<String> missing = new TreeSet<>();
        Stream.concat(found(IN_PAGES, ".xhtml"), found(IN_JAVA, ".java"))
                .filter(key -> !words.containsKey(key))
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    @Test
    void noPageBringsStyleOrScriptOfItsOwn() throws IOException {
        Pattern own = Pattern.compile("\\sstyle=|\\son[a-z]+=\"(?!twist)|<style|<script(?![^>]*src=)");
        List<String> offenders;
        try (Stream<Path> files = Files.walk(MAIN)) {
            offenders = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> own.matcher(text(file)).find())
                    .map(Path::toString)
                    .collect(Collectors.toList());
        }
        assertEquals(List.of(), offenders);
    }

    private static Stream<String> found(Pattern pattern, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .flatMap(file -> pattern.matcher(text(file)).results().map(hit -> hit.group(1)))
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
