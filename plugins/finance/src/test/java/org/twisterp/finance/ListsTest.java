package org.twisterp.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.twisterp.finance.FinanceBuilders.BILL;
import static org.twisterp.finance.FinanceBuilders.JOURNAL;
import static org.twisterp.finance.FinanceBuilders.firstBill;
import static org.twisterp.finance.FinanceBuilders.journal;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListsTest {

    @Test
    void every_view_of_every_list_can_be_shown() {
        FinanceBuilders books = FinanceBuilders.on("2026-03-06");
        books.post(BILL, firstBill("INV-1"));
        books.run("clerk", BILL, books.create("clerk", BILL, firstBill("INV-2")), "submit");
        books.create("clerk", BILL, firstBill("INV-3"));
        books.create("clerk", JOURNAL, journal("2026-03-05", "6100", "1000", "5.00"));
        books.create("controller", "finance.cost-center", "{'code': 'CC-10'}");

        assertEquals(Map.of("all", 3, "drafts", 1, "to-approve", 1, "to-post", 0, "posted", 1), books.views(BILL));
        assertEquals(Map.of("all", 1, "drafts", 1, "to-approve", 0, "posted", 0), books.views(JOURNAL));
        assertEquals(Map.of("all", 1, "active", 1), books.views("finance.tax"));
        assertEquals(Map.of("all", 1, "active", 1), books.views("finance.cost-center"));
        assertEquals(Map.of("all", 1, "active", 1), books.views("finance.payment-terms"));
        assertEquals(true, books.views("party.party").get("active") > 0);
    }
}
