package org.twisterp.web.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RethemeTest {
    @TempDir
    Path folder;

    @Test
    void theWholeThemeIsDrawnFromTokens() throws IOException {
        Path theme = folder.resolve("theme.css");
        Retheme.main(new String[] {theme.toString()});
        String css = Files.readString(theme);
        assertTrue(css.length() > 150_000, "most of the theme is still there");
        assertEquals(
                List.of(),
                Colour.LITERAL.matcher(css).results().map(MatchResult::group).toList());
        assertFalse(css.contains("-apple-system"), "one font");
    }

    @Test
    void meaningDependsOnTheProperty() {
        assertTrue(Retheme.recolour("a{color:#2196F3}").endsWith("a{color:var(--t-accent-ink)}"));
        assertTrue(Retheme.recolour("a{background:#2196F3}").endsWith("a{background:var(--t-accent)}"));
        assertTrue(Retheme.recolour("a{background:#fff}").endsWith("a{background:var(--t-surface)}"));
        assertTrue(
                Retheme.recolour("a{border:1px solid rgba(0,0,0,.12)}").endsWith("a{border:1px solid var(--t-line)}"));
        assertTrue(Retheme.recolour("a{background:rgba(33,150,243,.04)}")
                .endsWith("a{background:color-mix(in srgb, var(--t-accent) 4%, transparent)}"));
    }

    @Test
    void bareElementsKeepTheHousesOwnFields() {
        assertFalse(Retheme.recolour("body select,body input:not([type=file]){color:#fff}b{color:#fff}")
                .contains("select"));
    }
}
