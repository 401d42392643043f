package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twisterp.ledger.api.TrialBalance;

/** A1-17: the trial balance across a year, from lines alone, from folded balances and from both. */
class TrialBalanceTest {

    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(Server.database(), "ACME");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void acrossAYear(int foldedAfter) {
        List<EntryDraft> entries = List.of(
                books.entry(LocalDate.of(2025, 12, 31), "1000", "3000", "1000.00"),
                books.entry(LocalDate.of(2026, 1, 10), "1000", "4000", "500.00"),
                books.entry(LocalDate.of(2026, 2, 3), "6100", "1000", "110.06"),
                books.entry(LocalDate.of(2026, 12, 31), "6100", "1000", "39.95"),
                books.entry(LocalDate.of(2027, 1, 5), "6100", "1000", "12.00"));
        for (int i = 0; i < entries.size(); i++) {
            books.post(entries.get(i));
            if (i + 1 == foldedAfter) {
                books.keeper(Balances::fold);
            }
        }
        assertEquals("1500.00 -110.06 1389.94", books.figures("2026-02-01", "2026-02-28", "1000"));
        assertEquals("-1000.00 0.00 -1000.00", books.figures("2026-02-01", "2026-02-28", "3000"));
        assertEquals("-500.00 0.00 -500.00", books.figures("2026-02-01", "2026-02-28", "4000"));
        assertEquals("0.00 110.06 110.06", books.figures("2026-02-01", "2026-02-28", "6100"));
        assertEquals("1349.99 -12.00 1337.99", books.figures("2027-01-01", "2027-01-31", "1000"));
        assertEquals("-1000.00 0.00 -1000.00", books.figures("2027-01-01", "2027-01-31", "3000"));
        assertEquals("0.00 12.00 12.00", books.figures("2027-01-01", "2027-01-31", "6100"));
        assertEquals("-349.99 0.00 -349.99", books.figures("2027-01-01", "2027-01-31", TrialBalance.NOT_CLOSED));
        assertEquals("", books.figures("2027-01-01", "2027-01-31", "4000"));
        assertEquals("1500.00 -110.06 1389.94", books.figures("2026-01-15", "2026-02-14", "1000"), "inside months");
        assertEquals("1500.00 0.00 1500.00", books.figures("2026-01-15", "2026-02-02", "1000"), "up to a day");
        for (String month : List.of("2026-02-01", "2027-01-01", "2026-01-15")) {
            List<TrialBalance.Account> rows = books.trialBalance(
                            month, LocalDate.parse(month).plusDays(20).toString())
                    .rows();
            assertEquals(
                    0,
                    sum(rows.stream().map(TrialBalance.Account::opening).toList())
                            .signum());
            assertEquals(
                    0,
                    sum(rows.stream().map(TrialBalance.Account::movement).toList())
                            .signum());
            assertEquals(
                    0,
                    sum(rows.stream().map(TrialBalance.Account::closing).toList())
                            .signum());
        }
        assertEquals(List.of(), books.verify());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
