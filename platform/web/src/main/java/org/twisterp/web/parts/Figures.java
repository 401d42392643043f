package org.twisterp.web.parts;

import jakarta.faces.context.FacesContext;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Money;

/** Write figures and dates in the reader's language; functions of the tag library. */
public final class Figures {
    private static final char MINUS = '\u2212';

    private Figures() {}

    /** Write an amount with its own decimals, grouped, with a true minus; nothing for null. */
    public static String amount(@Nullable Object value) {
        return amount(value, locale());
    }

    /** Write an amount without its sign, as a ledger does beside Dr or Cr. */
    public static String magnitude(@Nullable Object value) {
        return magnitude(value, locale());
    }

    /** Tell on which side of the ledger an amount stands: Dr above zero, Cr below, nothing at zero. */
    public static String side(@Nullable Object value) {
        BigDecimal number = number(value);
        return number == null || number.signum() == 0 ? "" : number.signum() > 0 ? "Dr" : "Cr";
    }

    /** Tell whether a figure is below zero. */
    public static boolean negative(@Nullable Object value) {
        BigDecimal number = number(value);
        return number != null && number.signum() < 0;
    }

    /** Write a quantity, a rate or a unit price without the zeros that say nothing. */
    public static String plain(@Nullable Object value) {
        return plain(value, locale());
    }

    /** Write a day as 18 Nov 2026 is written where the reader lives; nothing for null. */
    public static String day(@Nullable Object value) {
        return day(value, locale());
    }

    /** Write an amount for a language. */
    public static String amount(@Nullable Object value, Locale locale) {
        BigDecimal number = number(value);
        if (number == null) {
            return "";
        }
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        String digits = format.format(number.abs());
        return number.signum() < 0 ? MINUS + digits : digits;
    }

    /** Write an amount without its sign for a language. */
    public static String magnitude(@Nullable Object value, Locale locale) {
        BigDecimal number = number(value);
        return number == null ? "" : amount(number.abs(), locale);
    }

    /** Write a quantity for a language. */
    public static String plain(@Nullable Object value, Locale locale) {
        BigDecimal number = number(value);
        if (number == null) {
            return "";
        }
        BigDecimal bare = number.stripTrailingZeros();
        return amount(bare.scale() < 0 ? bare.setScale(0) : bare, locale);
    }

    /** Write a day for a language. */
    public static String day(@Nullable Object value, Locale locale) {
        return switch (value) {
            case LocalDate date -> pattern(locale).format(date);
            case Instant instant -> pattern(locale).format(instant.atZone(ZoneOffset.UTC));
            case null -> "";
            default -> value.toString();
        };
    }

    /** Write the time of day. */
    public static String time(Instant at, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
    }

    private static DateTimeFormatter pattern(Locale locale) {
        return locale.getLanguage().equals("en")
                ? DateTimeFormatter.ofPattern("d MMM yyyy", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Money money -> money.amount();
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case String text when !text.isBlank() -> new BigDecimal(text);
            case null, default -> null;
        };
    }

    private static Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null
                ? Locale.ENGLISH
                : faces.getViewRoot().getLocale();
    }
}
