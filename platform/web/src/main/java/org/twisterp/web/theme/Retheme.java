package org.twisterp.web.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turn PrimeFaces' saga-blue theme into one that is drawn from the design tokens.
 *
 * <p>The theme declares variables but its rules hold literal colours, so overriding the variables changes nothing. Each
 * literal becomes the token of the same meaning; the few left over (severities the house does not use) fall to the
 * token of the nearest hue. Runs in the build, see the module's pom.xml.
 */
public final class Retheme {
    private static final String SOURCE = "/META-INF/resources/primefaces-saga-blue/theme.css";
    private static final Pattern ROOT = Pattern.compile(":root\\s*\\{[^}]*}");
    private static final Pattern BODY = Pattern.compile("\\{[^{}]*}");
    private static final Pattern DECLARATION = Pattern.compile("([a-z-]+)\\s*:\\s*([^;{}]+)");

    /** Rules for bare elements: they would overrule the house's own fields. */
    private static final Pattern BARE = Pattern.compile("body select[^{}]*\\{[^}]*}");

    private static final Map<String, String> MEANING = meaning("""
            ink #212121 #212529 #252529 #495057
            ink-2 #607d8b
            ink-3 #6c757d
            ink-disabled #adb5bd
            sunken #f8f9fa #f8f8f8
            hover #e9ecef
            line #dee2e6
            field-line #ced4da
            selected #e3f2fd
            accent #2196f3
            accent-hover rgb(12.7384615385,136.9384615385,235.6615384615)
            accent-pressed rgb(11.3230769231,121.7230769231,209.4769230769)
            focus rgb(166.2,213,250.2)
            bad #d32f2f #f44336 #e0284f
            bad-line #ef5350
            bad-ink #b71c1c
            bad-soft #ffcdd2
            info-line #03a9f4
            info-ink #01579b
            info-soft #b3e5fc
            warn-line #ffc107
            warn-ink #7f6003
            warn-soft #ffecb3
            good-soft rgba(200,230,201,.8) #c8e6c9
            good-ink #224a23
            """);

    private static final Set<String> AS_TEXT = Set.of("#2196f3", "rgb(12.7384615385,136.9384615385,235.6615384615)");

    private static final String HEAD = """
            :root{--surface-a:var(--t-surface);--surface-b:var(--t-sunken);--surface-c:var(--t-hover);
            --surface-d:var(--t-line);--surface-e:var(--t-surface);--surface-f:var(--t-surface);
            --surface-ground:var(--t-ground);--surface-section:var(--t-surface);--surface-card:var(--t-surface);
            --surface-overlay:var(--t-surface);--surface-border:var(--t-line);--surface-hover:var(--t-hover);
            --text-color:var(--t-ink);--text-color-secondary:var(--t-ink-3);--primary-color:var(--t-accent);
            --primary-color-text:var(--t-on-accent);--font-family:var(--t-font);--border-radius:var(--t-radius-sm);
            --content-padding:var(--t-4);--inline-spacing:var(--t-2);--maskbg:var(--t-mask);
            --focus-ring:var(--t-focus-ring)}
            """;

    private Retheme() {}

    /** Write the re-coloured theme to the file named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (InputStream theme = Retheme.class.getResourceAsStream(SOURCE)) {
            if (theme == null) {
                throw new IllegalStateException("PrimeFaces is not on the class path: " + SOURCE);
            }
            Files.writeString(target, recolour(new String(theme.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Put tokens in the place of every literal colour of a stylesheet. */
    static String recolour(String css) {
        String rules = BARE.matcher(ROOT.matcher(css.replace("\uFEFF", "")).replaceAll(""))
                .replaceAll("");
        String drawn = BODY.matcher(rules)
                .replaceAll(body -> quote(DECLARATION
                        .matcher(body.group())
                        .replaceAll(one -> quote(one.group(1) + ":" + values(one.group(1), one.group(2))))));
        return HEAD
                + drawn.replace("border-radius:4px", "border-radius:var(--t-radius-sm)")
                        .replaceAll("font-family:-apple-system[^;}]*", "font-family:var(--t-font)");
    }

    private static String quote(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String values(String property, String value) {
        return Colour.LITERAL.matcher(value).replaceAll(literal -> quote(token(property, literal.group())));
    }

    private static String token(String property, String literal) {
        String written = literal.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        if (property.equals("color") && AS_TEXT.contains(written)) {
            return "var(--t-accent-ink)";
        }
        String known = MEANING.get(written);
        if (known != null) {
            return "var(--t-" + known + ")";
        }
        Colour colour = Colour.parse(written);
        if (colour.alpha() == 0) {
            return "transparent";
        }
        if (property.startsWith("border") && colour.alpha() < 1 && colour.spread() == 0) {
            return "var(--t-line)";
        }
        String solid = MEANING.getOrDefault(colour.hex(), nearest(property, colour));
        return colour.alpha() == 1
                ? "var(--t-" + solid + ")"
                : "color-mix(in srgb, var(--t-%s) %.0f%%, transparent)".formatted(solid, colour.alpha() * 100);
    }

    /** Choose the token for a colour without a name of its own: black and white by use, the rest by hue. */
    private static String nearest(String property, Colour colour) {
        if (colour.spread() < 0.02 && colour.luminance() > 0.5) {
            return property.equals("color") || colour.alpha() < 1 ? "on-accent" : "surface";
        }
        if (colour.spread() < 0.02) {
            return colour.alpha() < 1 ? "paper-ink" : "ink";
        }
        double hue = colour.hue();
        if (hue < 25 || hue >= 330) {
            return "bad";
        }
        if (hue < 70) {
            return "waiting-mark";
        }
        if (hue < 170) {
            return "posted-mark";
        }
        if (hue < 250) {
            return colour.spread() < 0.2 ? "ink-2" : "submitted-mark";
        }
        return "reversed-mark";
    }

    private static Map<String, String> meaning(String table) {
        return table.lines()
                .map(line -> line.split(" "))
                .flatMap(words -> Stream.of(words).skip(1).map(literal -> Map.entry(literal, words[0])))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
