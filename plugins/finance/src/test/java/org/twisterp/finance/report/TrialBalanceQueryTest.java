package org.twisterp.finance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.twisterp.finance.FinanceBuilders.BILL;
import static org.twisterp.finance.FinanceBuilders.JOURNAL;
import static org.twisterp.finance.FinanceBuilders.firstBill;
import static org.twisterp.finance.FinanceBuilders.journal;
import static org.twisterp.finance.FinanceBuilders.refusal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.FinanceBuilders;
import org.twisterp.runtime.query.QueryResult;

class TrialBalanceQueryTest {

    @Test
    void income_and_expense_open_at_zero_in_a_new_year() {
        FinanceBuilders books = FinanceBuilders.on("2027-01-31");
        books.post(JOURNAL, journal("2025-12-31", "1000", "3000", "1000.00"));
        books.post(JOURNAL, journal("2026-01-10", "1000", "4000", "500.00"));
        books.post(JOURNAL, journal("2026-02-03", "6100", "1000", "110.06"));
        books.post(JOURNAL, journal("2026-12-31", "6100", "1000", "39.95"));
        books.post(JOURNAL, journal("2027-01-05", "6100", "1000", "12.00"));

        assertEquals(
                Map.of(
                        "1000", "1500.00 -110.06 1389.94",
                        "3000", "-1000.00 0.00 -1000.00",
                        "4000", "-500.00 0.00 -500.00",
                        "6100", "0.00 110.06 110.06"),
                figures(books, "2026-02-01", "2026-02-28"));
        assertEquals(
                Map.of(
                        "1000", "1349.99 -12.00 1337.99",
                        "3000", "-1000.00 0.00 -1000.00",
                        "6100", "0.00 12.00 12.00",
                        "result-not-yet-closed", "-349.99 0.00 -349.99"),
                figures(books, "2027-01-01", "2027-01-31"));
    }

    @Test
    void accounts_gather_under_their_ancestors() {
        FinanceBuilders books = FinanceBuilders.on("2026-03-31");
        books.create("controller", "ledger.account", "{'code': '6', 'name': 'Expenses', 'type': 'expense'}");
        for (String child : List.of("6110", "6120")) {
            books.create(
                    "controller",
                    "ledger.account",
                    "{'code': '%s', 'name': 'Part', 'type': 'expense', 'parent': '6'}".formatted(child));
            books.post(JOURNAL, journal("2026-03-05", child, "1000", "5.00"));
        }
        QueryResult result =
                books.query("finance.trial-balance", Map.of("from", "2026-03-01", "to", "2026-03-31", "level", "1"));
        assertEquals("0.00 10.00 10.00", figures(result).get("6"));
        assertEquals(2, result.rows().size());
    }

    @Test
    void the_general_ledger_ends_where_the_trial_balance_does() {
        FinanceBuilders books = FinanceBuilders.on("2026-03-31");
        for (int i = 1; i <= 7; i++) {
            books.post(BILL, firstBill("INV-" + i));
        }
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        String after = null;
        do {
            Map<String, String> parameters = new LinkedHashMap<>(Map.of("account", "2100", "limit", "3"));
            if (after != null) {
                parameters.put("after", after);
            }
            QueryResult page = books.query("finance.general-ledger", parameters);
            lines.addAll(page.rows());
            after = page.next();
        } while (after != null);
        assertEquals(7, lines.size());
        assertEquals(7, lines.stream().map(line -> line.get("entry")).distinct().count());
        assertEquals(new BigDecimal("-924.49"), lines.getLast().get("balance"));
        assertEquals("BILL-2026-000007", lines.getLast().get("document"));
        assertEquals("Office World", lines.getLast().get("party"));
        assertEquals(
                new BigDecimal("-924.49"),
                books.query("finance.account-balance", Map.of("account", "2100"))
                        .rows()
                        .getFirst()
                        .get("balance"));
        assertEquals(
                "0.00 -924.49 -924.49",
                figures(books, "2026-01-01", "2026-03-31").get("2100"));
    }

    @Test
    void days_the_wrong_way_round_are_refused() {
        FinanceBuilders books = FinanceBuilders.on("2026-03-31");
        assertEquals(
                "report.from-after-to",
                refusal(() -> books.query("finance.trial-balance", Map.of("from", "2026-03-31", "to", "2026-03-01")))
                        .code());
        assertNull(books.query("finance.trial-balance", Map.of()).next());
    }

    private static Map<String, String> figures(FinanceBuilders books, String from, String to) {
        QueryResult result = books.query("finance.trial-balance", Map.of("from", from, "to", to));
        for (String column : List.of("opening", "movement", "closing")) {
            assertEquals(new BigDecimal("0.00"), result.totals().get(column));
        }
        assertEquals(result.totals().get("debit"), result.totals().get("credit"));
        assertFalse(result.rows().isEmpty());
        return figures(result);
    }

    private static Map<String, String> figures(QueryResult result) {
        Map<String, String> figures = new LinkedHashMap<>();
        result.rows()
                .forEach(row -> figures.put(
                        String.valueOf(row.get("account")),
                        row.get("opening") + " " + row.get("movement") + " " + row.get("closing")));
        return figures;
    }
}
