package org.twisterp.web.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hold every pair of ink and ground to WCAG AA in both themes: text 4.5, controls, focus and marks 3.0. */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double MARK = 3.0;
    private static final List<String> GROUNDS = List.of("surface", "sunken", "ground", "hover", "selected");

    private record Pair(String ink, String ground, double needed) {}

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyPairIsReadable(String theme) {
        Map<String, Colour> tokens = tokens(theme);
        List<String> failures = pairs().stream()
                .filter(pair -> contrast(tokens, pair) < pair.needed())
                .map(pair -> "%s on %s: %.2f, needs %.1f"
                        .formatted(pair.ink(), pair.ground(), contrast(tokens, pair), pair.needed()))
                .toList();
        assertEquals(List.of(), failures);
    }

    @Test
    void knowsAPairThatIsTooFaint() {
        Map<String, Colour> tokens = Map.of("ink", Colour.parse("#9aa2b1"), "surface", Colour.parse("#ffffff"));
        assertEquals(2.57, contrast(tokens, new Pair("ink", "surface", TEXT)), 0.05);
    }

    private static double contrast(Map<String, Colour> tokens, Pair pair) {
        return tokens.get(pair.ink()).contrast(tokens.get(pair.ground()));
    }

    private static Map<String, Colour> tokens(String theme) {
        String css = Stylesheets.read("tokens.css");
        Map<String, Colour> tokens = new HashMap<>(block(css, ":root {"));
        if (theme.equals("dark")) {
            tokens.putAll(block(css, ":root[data-theme=\"dark\"] {"));
        }
        return tokens;
    }

    private static Map<String, Colour> block(String css, String selector) {
        int start = css.indexOf(selector);
        Matcher one = Pattern.compile("--t-([a-z0-9-]+):\\s*(#[0-9a-f]{6})")
                .matcher(css.substring(start, css.indexOf("\n}", start)));
        Map<String, Colour> found = new HashMap<>();
        while (one.find()) {
            found.put(one.group(1), Colour.parse(one.group(2)));
        }
        return found;
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        cross(pairs, "ink ink-2 ink-3 accent-ink negative positive", GROUNDS, TEXT);
        cross(pairs, "on-accent", List.of("accent", "accent-hover", "accent-pressed"), TEXT);
        cross(pairs, "accent-ink", List.of("accent-soft", "accent-soft-2"), TEXT);
        cross(pairs, "focus", GROUNDS, MARK);
        cross(pairs, "field-line", List.of("surface", "sunken"), MARK);
        cross(pairs, "bad series-1 series-2 series-3 series-4 series-5", List.of("surface"), MARK);
        for (String tone : List.of("info", "good", "warn", "bad")) {
            cross(pairs, tone + "-ink ink ink-2", List.of(tone + "-soft"), TEXT);
            cross(pairs, tone + "-ink", List.of("surface"), TEXT);
        }
        for (String status : "draft submitted waiting approved posted reversed rejected overdue blocked".split(" ")) {
            cross(pairs, status + "-ink", List.of(status + "-bg"), TEXT);
            cross(pairs, status + "-mark", List.of("surface", "ground"), MARK);
        }
        return pairs;
    }

    private static void cross(List<Pair> pairs, String inks, List<String> grounds, double needed) {
        for (String ink : inks.split(" ")) {
            grounds.forEach(ground -> pairs.add(new Pair(ink, ground, needed)));
        }
    }
}
