package org.twisterp.runtime.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twisterp.kernel.DateSpan;

class FiscalYearsTest {

    @Test
    void yearsGrowFromThoseThereWithoutAGap() {
        List<DateSpan> there = List.of(year(2025, 1), year(2026, 1));
        assertEquals(
                List.of(year(2024, 1), year(2023, 1), year(2027, 1)),
                FiscalYears.missing(there, LocalDate.of(2023, 5, 1), LocalDate.of(2027, 1, 1), 1));
    }

    @Test
    void theFirstYearBeginsInTheCompanysMonth() {
        assertEquals(
                List.of(year(2025, 4), year(2026, 4)),
                FiscalYears.missing(List.of(), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 1), 4));
    }

    @Test
    void nothingIsMissingInside() {
        assertEquals(
                List.of(),
                FiscalYears.missing(List.of(year(2026, 1)), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), 1));
    }

    private static DateSpan year(int year, int month) {
        LocalDate first = LocalDate.of(year, month, 1);
        return new DateSpan(first, first.plusYears(1).minusDays(1));
    }
}
