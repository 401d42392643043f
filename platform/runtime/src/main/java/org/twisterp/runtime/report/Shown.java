package org.twisterp.runtime.report;

import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.draft.Reference;

/**
 * Write values as a reader of one language expects them on paper.
 *
 * <p>A figure has variants, named after a dot: {@code closing} with a true minus, {@code closing.magnitude} without its
 * sign, {@code closing.side} the side of the ledger it stands on, {@code closing.nonzero} empty when it is zero.
 */
final class Shown {

    /** Name the variants. */
    static final List<String> VARIANTS = List.of("magnitude", "side", "nonzero");

    private static final Set<String> NONE = Set.of("", "*");
    /** What the fonts have letters for. */
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.BENGALI,
            UnicodeScript.ARABIC,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED);

    private static final char MINUS = '−';

    private final ReportWords words;
    private final Locale locale;

    Shown(ReportWords words) {
        this.words = words;
        this.locale = printable(words.getLocale()) ? words.getLocale() : Locale.ENGLISH;
    }

    /** A caller who names no language, or one that the fonts have no letters for, reads English. */
    private static boolean printable(Locale locale) {
        return !NONE.contains(locale.getLanguage())
                && Month.JANUARY
                        .getDisplayName(TextStyle.FULL, locale)
                        .codePoints()
                        .mapToObj(UnicodeScript::of)
                        .allMatch(SCRIPTS::contains);
    }

    /** Write a value; nothing for null. */
    String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> amount(number);
            case Integer number -> amount(BigDecimal.valueOf(number));
            case Long number -> amount(BigDecimal.valueOf(number));
            case Boolean flag -> words.text(flag ? "yes" : "no");
            case LocalDate day -> day(day);
            case Reference reference -> reference.code();
            case List<?> list -> String.join(", ", list.stream().map(this::text).toList());
            default -> value.toString();
        };
    }

    /** Find a word of the report. */
    Optional<String> word(String key) {
        return words.find(key);
    }

    /** Write a variant of a value. */
    String variant(@Nullable Object value, String variant) {
        if (!(value instanceof BigDecimal number)) {
            return text(value);
        }
        return switch (variant) {
            case "magnitude" -> amount(number.abs());
            case "nonzero" -> number.signum() == 0 ? "" : amount(number);
            case "side" ->
                switch (number.signum()) {
                    case 1 -> words.text("side.debit");
                    case -1 -> words.text("side.credit");
                    default -> "";
                };
            default -> throw new IllegalArgumentException(variant);
        };
    }

    /** Write a number with its own decimals, grouped. */
    String amount(BigDecimal number) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        int decimals = Math.max(0, number.scale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String digits = format.format(number.abs());
        return number.signum() < 0 ? MINUS + digits : digits;
    }

    /** Write a quantity or a rate without the zeros that say nothing. */
    String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return amount(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    /** Write a day. */
    String day(LocalDate day) {
        return days().format(day);
    }

    /** Write a moment to the minute. */
    String moment(ZonedDateTime moment) {
        return days().format(moment) + " "
                + DateTimeFormatter.ofPattern("HH:mm", locale).format(moment);
    }

    private DateTimeFormatter days() {
        DateTimeFormatter format = locale.getLanguage().equals("en")
                ? DateTimeFormatter.ofPattern("d MMM yyyy", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        return format.localizedBy(locale);
    }
}
