package org.twisterp.web.theme;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Read a colour as a stylesheet writes it.
 *
 * @param red 0 to 1
 * @param green 0 to 1
 * @param blue 0 to 1
 * @param alpha 0 (clear) to 1 (solid)
 */
public record Colour(double red, double green, double blue, double alpha) {
    /** Match every notation of a colour that a stylesheet may hold. */
    public static final Pattern LITERAL = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|(?:rgb|hsl)a?\\([^)]*\\)");

    /** Read hexadecimal, {@code rgb()} and {@code hsl()} notation; anything else is an IllegalArgumentException. */
    public static Colour parse(String literal) {
        if (literal.startsWith("#")) {
            return ofHex(literal.substring(1));
        }
        int open = literal.indexOf('(');
        if (open < 0) {
            throw new IllegalArgumentException("not a colour: " + literal);
        }
        List<Double> parts = Pattern.compile("[,\\s/]+")
                .splitAsStream(literal.substring(open + 1, literal.length() - 1).strip())
                .map(Colour::number)
                .toList();
        double alpha = parts.size() > 3 ? parts.get(3) : 1;
        return literal.startsWith("hsl")
                ? ofHsl(parts.get(0), parts.get(1), parts.get(2), alpha)
                : new Colour(parts.get(0) / 255, parts.get(1) / 255, parts.get(2) / 255, alpha);
    }

    /** Tell the relative luminance of WCAG 2.2, 0 for black and 1 for white. */
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** Tell the contrast ratio of WCAG 2.2 between two solid colours, 1 to 21. */
    public double contrast(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /** Tell the hue in degrees; grey has none and answers 0. */
    public double hue() {
        double max = Math.max(red, Math.max(green, blue));
        double spread = spread();
        if (spread == 0) {
            return 0;
        }
        double sector = max == red
                ? (green - blue) / spread + 6
                : max == green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
        return sector * 60 % 360;
    }

    /** Tell how far the colour is from grey, 0 to 1. */
    public double spread() {
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    /** Write the colour as six hexadecimal digits, its alpha left out. */
    public String hex() {
        return "#%02x%02x%02x".formatted(Math.round(red * 255), Math.round(green * 255), Math.round(blue * 255));
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double number(String part) {
        return part.endsWith("%")
                ? Double.parseDouble(part.substring(0, part.length() - 1)) / 100
                : Double.parseDouble(part);
    }

    private static Colour ofHex(String digits) {
        String wide = digits.length() > 4 ? digits : digits.replaceAll(".", "$0$0");
        double alpha = wide.length() == 8 ? channel(wide, 6) : 1;
        return new Colour(channel(wide, 0), channel(wide, 2), channel(wide, 4), alpha);
    }

    private static double channel(String wide, int at) {
        return Integer.parseInt(wide.substring(at, at + 2), 16) / 255.0;
    }

    private static Colour ofHsl(double hue, double saturation, double lightness, double alpha) {
        double reach = saturation * Math.min(lightness, 1 - lightness);
        return new Colour(
                hslChannel(0, hue, reach, lightness),
                hslChannel(8, hue, reach, lightness),
                hslChannel(4, hue, reach, lightness),
                alpha);
    }

    private static double hslChannel(double offset, double hue, double reach, double lightness) {
        double k = (offset + hue / 30) % 12;
        return lightness - reach * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    }
}
