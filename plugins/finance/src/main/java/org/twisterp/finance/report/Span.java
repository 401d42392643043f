package org.twisterp.finance.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.spi.Context;

/** Choose the days of a report: as asked, else from the start of the fiscal year to the business date. */
final class Span {

    private Span() {}

    static LocalDate to(Context context, Map<String, Object> parameters) {
        if (parameters.get("to") instanceof LocalDate to) {
            return to;
        }
        return parameters.get("from") instanceof LocalDate from && from.isAfter(context.businessDate())
                ? from
                : context.businessDate();
    }

    static LocalDate from(Context context, Map<String, Object> parameters, LocalDate to) {
        LocalDate from = parameters.get("from") instanceof LocalDate given ? given : yearStart(context, to);
        if (from.isAfter(to)) {
            throw Refusal.invalid(
                            java.util.List.of(Violation.of("from", "report.from-after-to", "from", from, "to", to)))
                    .exception();
        }
        return from;
    }

    private static LocalDate yearStart(Context context, LocalDate day) {
        YearMonth start = YearMonth.of(day.getYear(), context.company().fiscalYearStart());
        return (start.atDay(1).isAfter(day) ? start.minusYears(1) : start).atDay(1);
    }
}
