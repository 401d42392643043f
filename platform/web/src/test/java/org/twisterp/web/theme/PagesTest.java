package org.twisterp.web.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Hold pages, tags, texts and resources together: nothing is named that is not there. */
class PagesTest {
    private static final Path ROOT = Path.of("src/main/resources/META-INF");
    private static final Pattern TEXT = Pattern.compile("ui\\['([a-z0-9.-]+)'\\]");
    private static final Pattern RESOURCE = Pattern.compile("resource\\['twist:([^']+)'\\]");
    private static final Pattern TAG = Pattern.compile("<t:([a-z]+)");
    private static final Pattern SOURCE = Pattern.compile("<source>([^<]+)</source>");

    @Test
    void pagesAreWellFormed() throws Exception {
        for (Path page : Stylesheets.withEnding(".xhtml")) {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            assertNotNull(parsers.newDocumentBuilder().parse(page.toFile()), page.toString());
        }
    }

    @Test
    void everyTextIsWritten() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = PagesTest.class.getResourceAsStream("/org/twisterp/web/ui.properties")) {
            texts.load(in);
        }
        assertEquals(
                List.of(), named(TEXT).filter(key -> !texts.containsKey(key)).toList());
    }

    @Test
    void everyResourceIsThere() {
        assertEquals(
                List.of(),
                named(RESOURCE)
                        .filter(name -> !ROOT.resolve("resources/twist")
                                .resolve(name)
                                .toFile()
                                .isFile())
                        .toList());
    }

    @Test
    void everyTagIsDeclaredAndDrawn() {
        String library = Stylesheets.read(ROOT.resolve("twist.taglib.xml"));
        assertEquals(
                List.of(),
                named(TAG)
                        .filter(tag -> !library.contains("<tag-name>" + tag + "</tag-name>"))
                        .toList());
        assertEquals(
                List.of(),
                SOURCE.matcher(library)
                        .results()
                        .map(hit -> hit.group(1))
                        .filter(source -> !ROOT.resolve(source).toFile().isFile())
                        .toList());
    }

    private static Stream<String> named(Pattern pattern) {
        return Stream.concat(Stylesheets.withEnding(".xhtml").stream(), Stylesheets.withEnding(".css").stream())
                .flatMap(file -> pattern.matcher(Stylesheets.read(file)).results())
                .map((MatchResult hit) -> hit.group(1))
                .distinct();
    }
}
