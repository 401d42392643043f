package org.twisterp.web.desk;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.web.parts.Figures;

/** Turn typed values into what a person reads and types, and back, in the person's language. */
public final class ScreenText {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:[./ -](\\d{1,2})(?:[./ -](\\d{2}|\\d{4}))?)?");
    private static final Pattern SHIFT = Pattern.compile("([+-])(\\d{1,3})");

    private ScreenText() {}

    /** Write a value that is not a reference. */
    public static String write(FieldType type, @Nullable Object value, Locale locale) {
        return switch (value) {
            case null -> "";
            case BigDecimal number when type == FieldType.MONEY -> Figures.amount(number, locale);
            case BigDecimal number -> Figures.amount(bare(number, type == FieldType.UNIT_PRICE ? 2 : 0), locale);
            case LocalDate day -> Figures.day(day, locale);
            case Instant instant -> Figures.day(instant.atZone(ZoneOffset.UTC).toLocalDate(), locale);
            default -> value.toString();
        };
    }

    private static BigDecimal bare(BigDecimal number, int decimals) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < decimals ? bare.setScale(decimals) : bare;
    }

    /**
     * Read a decimal as people write it: grouped or not, with the language's separators.
     *
     * @return null when it is no number; a wrong group is no number, because it may be another language's decimals
     */
    public static @Nullable BigDecimal decimal(String text, Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        String group = Pattern.quote(String.valueOf(symbols.getGroupingSeparator()));
        String point = Pattern.quote(String.valueOf(symbols.getDecimalSeparator()));
        String typed =
                text.strip().replace('\u2212', '-').replace('\u00a0', ' ').replace('\u202f', ' ');
        String plain = typed.replace(" ", "");
        if (plain.matches("-?(\\d{1,3}(" + group + "\\d{2,3})*" + group + "\\d{3}|\\d+)(" + point + "\\d*)?")
                || plain.matches("-?" + point + "\\d+")) {
            String number = plain.replaceAll(group, "").replaceAll(point, ".");
            return new BigDecimal(number.endsWith(".") ? number + "0" : number);
        }
        return null;
    }

    /**
     * Read a day as people write it: as it is shown, as 2026-11-18, 18.11.2026, 18/11, 18 for a day of this month, t for
     * today, +3 for three days on.
     *
     * @return null when it is no day
     */
    public static @Nullable LocalDate day(String text, LocalDate today, Locale locale) {
        String typed = text.strip();
        if (typed.equalsIgnoreCase("t")) {
            return today;
        }
        Matcher shift = SHIFT.matcher(typed);
        try {
            if (shift.matches()) {
                long days = Long.parseLong(shift.group(2));
                return shift.group(1).equals("+") ? today.plusDays(days) : today.minusDays(days);
            }
            if (typed.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(typed);
            }
            Matcher day = DAY.matcher(typed);
            return day.matches() ? parts(day, today) : shown(typed, locale);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static LocalDate parts(Matcher day, LocalDate today) {
        int month = day.group(2) == null ? today.getMonthValue() : Integer.parseInt(day.group(2));
        String year = day.group(3);
        int full = year == null
                ? today.getYear()
                : year.length() == 2 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year);
        return LocalDate.of(full, month, Integer.parseInt(day.group(1)));
    }

    /** Read a day as it is shown; the short names of the months in English are understood in every language. */
    private static LocalDate shown(String typed, Locale locale) {
        try {
            return LocalDate.parse(typed, days(locale));
        } catch (DateTimeException otherLanguage) {
            return LocalDate.parse(typed, days(Locale.US));
        }
    }

    private static DateTimeFormatter days(Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ofPattern("d MMM uuuu", locale))
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
