package org.twisterp.web.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keep the look in its one place: colours in tokens.css, directions logical, nothing inline in a page. */
class StylesheetTest {
    private static final Pattern PHYSICAL = Pattern.compile(
            "(?:^|[;{])\\s*((?:margin|padding|border)-(?:left|right|top|bottom)[a-z-]*|left|right|top|bottom|(?:min-|max-)?(?:width|height)"
                    + "|border-(?:top|bottom)-(?:left|right)-radius|float|clear)\\s*:"
                    + "|(text-align\\s*:\\s*(?:left|right))",
            Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile(
            "\\s(style\\s*=\\s*\"|on(?:click|change|load|submit|key[a-z]+|focus|blur|input)\\s*=\\s*\")|<(style)\\b|<(script)(?![^>]*\\bsrc=)");
    private static final Pattern NAMED =
            Pattern.compile(":[^;{}]*\\b(white|black|red|green|blue|gr[ae]y|orange|yellow|purple|silver)\\b[^;{}]*;");
    private static final Pattern USED = Pattern.compile("var\\(--t-([a-z0-9-]+)");
    private static final Pattern DEFINED = Pattern.compile("--t-([a-z0-9-]+)\\s*:");

    @Test
    void coloursStandInTokensOnly() {
        assertEquals(List.of(), found(others(), Colour.LITERAL));
        assertEquals(List.of(), found(others(), NAMED));
    }

    @Test
    void directionsAreLogical() {
        assertEquals(List.of(), found(Stylesheets.withEnding(".css").stream(), PHYSICAL));
    }

    @Test
    void pagesHoldNoStyleOrScript() {
        assertEquals(List.of(), found(Stylesheets.withEnding(".xhtml").stream(), INLINE));
        assertEquals(List.of(), found(Stylesheets.withEnding(".xhtml").stream(), Colour.LITERAL));
    }

    @Test
    void everyTokenUsedIsDefined() {
        TreeSet<String> used = new TreeSet<>();
        Stylesheets.withEnding(".css").forEach(file -> names(USED, Stylesheets.read(file), used));
        TreeSet<String> defined = new TreeSet<>();
        names(DEFINED, Stylesheets.read("tokens.css"), defined);
        used.removeAll(defined);
        assertEquals(new TreeSet<String>(), used);
    }

    @Test
    void seesWhatItLooksFor() {
        assertTrue(PHYSICAL.matcher("a { margin-left: 1px }").find());
        assertTrue(PHYSICAL.matcher("a {\n  text-align: right;\n}").find());
        assertTrue(Colour.LITERAL.matcher("a { color: #fff }").find());
        assertTrue(INLINE.matcher("<p style=\"color: red\">").find());
        assertTrue(INLINE.matcher("<script>alert(1)</script>").find());
    }

    private static Stream<Path> others() {
        return Stylesheets.withEnding(".css").stream().filter(file -> !file.endsWith("tokens.css"));
    }

    private static List<String> found(Stream<Path> files, Pattern pattern) {
        return files.flatMap(file -> pattern.matcher(Stylesheets.read(file))
                        .results()
                        .map(hit -> file.getFileName() + ": " + hit.group().strip()))
                .toList();
    }

    private static void names(Pattern pattern, String css, TreeSet<String> into) {
        Matcher one = pattern.matcher(css);
        while (one.find()) {
            into.add(one.group(1));
        }
    }
}
