package org.twisterp.web.parts;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Show a person as a round of initials, or the system as an icon.
 *
 * @param initials empty when {@code icon} is given
 * @param icon icon without prefix; empty for a person
 * @param tone class that colours it
 */
public record Face(String initials, String icon, String tone) {
    private static final String[] TONES = {"", "a2", "a3", "a4"};

    /** Show a person; the same name always has the same colour. */
    public static Face person(String name) {
        return new Face(initials(name), "", TONES[Math.floorMod(name.hashCode(), TONES.length)]);
    }

    /** Show the system itself. */
    public static Face system(String icon) {
        return new Face("", icon, "sys");
    }

    /** Return the first letters of the first and the last word. */
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        return Stream.of(words[0], words.length > 1 ? words[words.length - 1] : "")
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
