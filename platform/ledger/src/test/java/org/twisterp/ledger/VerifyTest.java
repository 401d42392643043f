package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of verify finds the fault that a superuser plants behind the guards. */
class VerifyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ledger.entry-balanced   | update journal_line set debit = debit + 1 where line = 1
            ledger.entry-balanced   | delete from journal_line where line = 1
            ledger.line-of-entry    | delete from journal_entry where n = 2
            ledger.line-of-entry    | update journal_line set posting_date = posting_date + 1
            ledger.period           | update journal_entry set posting_date = '2026-07-01'
            ledger.posted-after-close | update journal_entry set posted_at = '2100-01-01'
            ledger.entry-numbers    | update journal_entry set n = 7 where n = 2
            ledger.entry-numbers    | update number_counter set n = n + 1
            ledger.balances         | update account_balance set debit = debit + 1
            ledger.balances         | delete from account_balance
            ledger.open-items       | update open_item set original_functional = 1, open_functional = 1
            ledger.allocations      | update open_item set open = 1
            """)
    void findsThePlantedFault(String rule, String sql) throws Exception {
        Books books = Books.open(Server.database(), "ACME");
        books.post(books.bill(LocalDate.of(2026, 3, 5), "10.00", "2.00"));
        books.post(books.bill(LocalDate.of(2026, 3, 6), "20.00", "4.00"));
        books.close("2026-03", "*");
        books.keeper(Balances::fold);
        assertEquals(List.of(), books.verify());
        try (Connection admin = Server.superuser(books.database);
                Statement statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
        List<Finding> findings = books.verify();
        assertTrue(
                findings.stream()
                        .anyMatch(f -> f.rule().equals(rule) && f.company().equals("ACME")),
                findings.toString());
        if (rule.equals("ledger.balances")) {
            books.keeper(Balances::rebuild);
            assertEquals(List.of(), books.verify());
        }
    }
}
