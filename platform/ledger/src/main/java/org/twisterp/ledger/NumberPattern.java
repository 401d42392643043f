package org.twisterp.ledger;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twisterp.kernel.Refusal;

/**
 * Hold the pattern of a number series: text with {@code {journal}}, {@code {fy}}, {@code {branch}} and once {@code {n}} or
 * {@code {n:000000}}.
 */
public record NumberPattern(String text) {

    private static final Pattern NUMBER = Pattern.compile("\\{n(?::(0+))?}");
    private static final Pattern WORD = Pattern.compile("\\{(journal|fy|branch)}");

    /** Hold what stands around the number. */
    record Affixes(String prefix, int width, String suffix) {
        String number(long n) {
            String digits = Long.toString(n);
            return prefix + "0".repeat(Math.max(0, width - digits.length())) + digits + suffix;
        }
    }

    /**
     * Take a pattern.
     *
     * @throws org.twisterp.kernel.RefusalException {@code number.pattern} when it has no number, several or an unknown word
     */
    public static NumberPattern of(String text) {
        boolean once = NUMBER.matcher(text).results().count() == 1;
        String rest = WORD.matcher(NUMBER.matcher(text).replaceAll("")).replaceAll("");
        if (!once || rest.contains("{") || rest.contains("}")) {
            throw Refusal.invalid("number.pattern", "pattern", text).exception();
        }
        return new NumberPattern(text);
    }

    Affixes affixes(Map<String, String> words) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new IllegalStateException(text);
        }
        int width = number.group(1) == null ? 1 : number.group(1).length();
        return new Affixes(
                filled(text.substring(0, number.start()), words), width, filled(text.substring(number.end()), words));
    }

    private static String filled(String part, Map<String, String> words) {
        return WORD.matcher(part).replaceAll(word -> Matcher.quoteReplacement(words.getOrDefault(word.group(1), "")));
    }
}
