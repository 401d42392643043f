package org.twisterp.finance.manualjournal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.twisterp.finance.FinanceBuilders.JOURNAL;
import static org.twisterp.finance.FinanceBuilders.journal;
import static org.twisterp.finance.FinanceBuilders.refusal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.FinanceBuilders;
import org.twisterp.kernel.Refusal;

class ManualJournalTest {

    private FinanceBuilders books;

    @BeforeEach
    void open() {
        books = FinanceBuilders.on("2026-03-06");
    }

    @Test
    void debit_and_credit_must_be_equal_before_submit() {
        UUID journal = books.create(
                "clerk",
                JOURNAL,
                journal("2026-03-05", "6100", "1000", "100.00").replace("'credit': '100.00'", "'credit': '99.99'"));
        Refusal refusal = refusal(() -> books.run("clerk", JOURNAL, journal, "submit"));
        assertEquals("ledger.unbalanced", refusal.code());
        assertEquals(422, refusal.grounds().status());
        assertEquals("0.01", refusal.violations().getFirst().arguments().get("difference"));
        assertNull(books.show(JOURNAL, journal).get("number"));

        UUID next = books.post(JOURNAL, journal("2026-03-06", "6100", "1000", "5.00"));
        assertEquals("GEN-2026-000001", books.entry(next).get("number"));
    }

    @Test
    void control_accounts_and_half_lines_are_refused() {
        UUID journal = books.create("clerk", JOURNAL, """
                {'journal': 'GEN', 'lines': [
                  {'account': '2100', 'debit': '5.00'},
                  {'account': '1000', 'credit': '5.00'},
                  {'account': '6100', 'debit': '5.00', 'credit': '5.00'}]}
                """);
        List<String> codes = refusal(() -> books.run("clerk", JOURNAL, journal, "submit")).violations().stream()
                .map(v -> v.field() + " " + v.code())
                .toList();
        assertEquals(true, codes.contains("lines[0].account ledger.control-account"), codes.toString());
        assertEquals(true, codes.contains("lines[2].debit journal.one-side"), codes.toString());
    }

    @Test
    void a_line_in_another_currency_has_both_amounts_or_a_rate() {
        UUID journal = books.post(JOURNAL, """
                {'journal': 'GEN', 'currency': 'EUR', 'lines': [
                  {'account': '6100', 'debit': '100.00', 'debitCurrency': '92.00'},
                  {'account': '1000', 'creditCurrency': '92.00', 'rate': '1.086956521739'}]}
                """);
        assertEquals(Map.of("6100", "100.00 0.00", "1000", "0.00 100.00"), books.sides(journal));
        UUID unknown = books.create("clerk", JOURNAL, """
                {'journal': 'GEN', 'currency': 'EUR', 'lines': [
                  {'account': '6100', 'debit': '100.00'}, {'account': '1000', 'credit': '100.00'}]}
                """);
        assertEquals(
                "journal.rate-missing",
                refusal(() -> books.run("clerk", JOURNAL, unknown, "submit")).code());
    }

    @Test
    void who_wrote_it_does_not_approve_it() {
        UUID journal = books.create("controller", JOURNAL, journal("2026-03-05", "6100", "1000", "5.00"));
        books.run("controller", JOURNAL, journal, "submit");
        assertEquals(
                "approval.same-person",
                refusal(() -> books.run("controller", JOURNAL, journal, "approve"))
                        .code());
    }
}
