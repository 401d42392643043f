package org.twisterp.finance.paymentterms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.twisterp.finance.FinanceBuilders.BILL;
import static org.twisterp.finance.FinanceBuilders.refusal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.FinanceBuilders;

class PaymentTermsTest {

    private static final String TERMS = "finance.payment-terms";
    private FinanceBuilders books;

    @BeforeEach
    void open() {
        books = FinanceBuilders.on("2026-03-06");
    }

    @Test
    void shares_sum_to_the_whole() {
        assertEquals(
                List.of("parts payment-terms.not-whole", "discount.percent payment-terms.percent"),
                refusal(() -> books.create("controller", TERMS, """
                                {'code': 'HALF', 'parts': [{'percent': '50', 'days': 30}],
                                 'discount': {'percent': '100', 'days': 10}}
                                """)).violations().stream()
                        .map(v -> v.field() + " " + v.code())
                        .toList());
    }

    @Test
    void terms_need_no_more_than_a_code_and_their_parts() {
        UUID terms = books.create("controller", TERMS, "{'code': 'NET31', 'parts': [{'percent': '100', 'days': 30}]}");
        assertEquals("NET31", books.show(TERMS, terms).get("name"));
        UUID bill = books.create("clerk", BILL, """
                {'supplier': 'V-100', 'billDate': '2026-03-05', 'paymentTerms': 'NET31',
                 'lines': [{'account': '6100', 'unitPrice': '10'}]}
                """);
        Map<String, Object> shown = books.show(BILL, bill);
        assertEquals("2026-04-04", shown.get("dueDate").toString());
        assertEquals("10.00", shown.get("amountTotal"));
    }
}
