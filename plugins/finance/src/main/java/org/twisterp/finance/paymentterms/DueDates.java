package org.twisterp.finance.paymentterms;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Rounding;

/** Compute installments: when each is due and how much it is. Pure. */
public final class DueDates {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private DueDates() {}

    /** Name the days that counting starts from. */
    public enum From {
        DOCUMENT,
        END_OF_MONTH
    }

    /** Name where a due day on a weekend moves to. */
    public enum BusinessDay {
        NEXT,
        PREVIOUS,
        NONE
    }

    /**
     * Say when a share of the total is due.
     *
     * @param percent hundredths of the total
     * @param days days after the document date
     * @param from whether the end of that day's month counts instead
     * @param plusDays days after the end of the month
     */
    public record Part(BigDecimal percent, int days, From from, int plusDays, BusinessDay businessDay) {}

    /**
     * Reward early payment.
     *
     * @param percent hundredths of the amount
     * @param days days after the document date
     */
    public record Discount(BigDecimal percent, int days) {}

    /** Hold one installment; discount date and amount are null when early payment earns nothing. */
    public record Installment(
            LocalDate due,
            BigDecimal amount,
            @Nullable LocalDate discountDate,
            @Nullable BigDecimal discountAmount) {}

    /** Split a total into installments; all at once on the document date when there are no parts. */
    public static List<Installment> of(
            List<Part> parts,
            @Nullable Discount discount,
            LocalDate documentDate,
            BigDecimal total,
            Currency currency) {
        if (parts.isEmpty()) {
            return List.of(installment(documentDate, total, discount, documentDate, currency));
        }
        List<BigDecimal> amounts =
                Rounding.split(total, parts.stream().map(Part::percent).toList(), currency.exponent());
        return IntStream.range(0, parts.size())
                .mapToObj(i ->
                        installment(due(parts.get(i), documentDate), amounts.get(i), discount, documentDate, currency))
                .toList();
    }

    /** Return the day that a part is due. */
    public static LocalDate due(Part part, LocalDate documentDate) {
        LocalDate day = documentDate.plusDays(part.days());
        if (part.from() == From.END_OF_MONTH) {
            day = day.with(TemporalAdjusters.lastDayOfMonth()).plusDays(part.plusDays());
        }
        return switch (part.businessDay()) {
            case NONE -> day;
            case NEXT -> isWeekend(day) ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
            case PREVIOUS -> isWeekend(day) ? day.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)) : day;
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Installment installment(
            LocalDate due, BigDecimal amount, @Nullable Discount discount, LocalDate documentDate, Currency currency) {
        if (discount == null) {
            return new Installment(due, amount, null, null);
        }
        BigDecimal earned = Rounding.round(amount.multiply(discount.percent()).divide(HUNDRED), currency);
        return new Installment(due, amount, documentDate.plusDays(discount.days()), earned);
    }
}
