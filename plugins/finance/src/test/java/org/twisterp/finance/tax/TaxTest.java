package org.twisterp.finance.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.twisterp.finance.FinanceBuilders.BILL;
import static org.twisterp.finance.FinanceBuilders.firstBill;
import static org.twisterp.finance.FinanceBuilders.refusal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.FinanceBuilders;

class TaxTest {

    private static final String TAX = "finance.tax";
    private FinanceBuilders books;

    @BeforeEach
    void open() {
        books = FinanceBuilders.on("2026-03-06");
    }

    @Test
    void what_is_not_computed_yet_is_refused() {
        assertEquals(
                List.of(
                        "computation tax.computation-not-yet",
                        "kind tax.withholding-not-yet",
                        "due tax.due-on-payment-not-yet",
                        "priceIncludes tax.inclusive-not-yet"),
                violations("""
                        {'code': 'X', 'name': 'X', 'computation': 'per-unit', 'kind': 'withholding', 'due': 'payment',
                         'priceIncludes': true, 'rates': [{'validFrom': '2020-01-01', 'rate': '10'}]}
                        """));
    }

    @Test
    void rates_do_not_overlap_and_parts_are_whole() {
        assertEquals(List.of("rates[1].validFrom tax.rates-overlap", "parts tax.parts-not-whole"), violations("""
                        {'code': 'X', 'name': 'X',
                         'rates': [{'validFrom': '2020-01-01', 'validTo': '2026-06-30', 'rate': '10'},
                                   {'validFrom': '2026-06-30', 'rate': '12'}],
                         'parts': [{'percent': '60', 'account': '1400'}]}
                        """));
    }

    @Test
    void the_tax_date_chooses_the_rate() {
        books.create("controller", TAX, """
                {'code': 'STEP', 'name': 'Step', 'use': 'purchase',
                 'rates': [{'validFrom': '2020-01-01', 'validTo': '2026-03-04', 'rate': '10'},
                           {'validFrom': '2026-03-05', 'rate': '12'}]}
                """);
        UUID bill = books.create("clerk", BILL, firstBill("INV-1").replace("VAT20", "STEP"));
        assertEquals("13.21", books.show(BILL, bill).get("amountTax"));
        books.change("clerk", BILL, bill, "{'taxDate': '2026-03-04'}");
        assertEquals("11.01", books.show(BILL, bill).get("amountTax"));
        books.change("clerk", BILL, bill, "{'taxDate': '2019-12-31'}");
        assertEquals(
                "bill.tax-without-rate",
                refusal(() -> books.run("clerk", BILL, bill, "submit")).code());
    }

    @Test
    void a_rate_behind_posted_bills_keeps_its_meaning() {
        UUID tax = books.create(
                "controller",
                TAX,
                "{'code': 'T10', 'name': 'T10', 'rates': [{'validFrom': '2020-01-01', 'rate': '10'}]}");
        books.post(BILL, firstBill("INV-1").replace("VAT20", "T10"));
        Object rate = ((Map<?, ?>) ((List<?>) books.show(TAX, tax).get("rates")).getFirst()).get("id");
        String change = "{'rates': [{'id': '%s', 'rate': '11'}]}".formatted(rate);
        assertEquals(
                "tax.rate-frozen",
                refusal(() -> books.change("controller", TAX, tax, change)).code());
        books.change(
                "controller",
                TAX,
                tax,
                "{'rates': [{'id': '%s', 'validTo': '2026-12-31'}, {'validFrom': '2027-01-01', 'rate': '11'}]}"
                        .formatted(rate));
    }

    private List<String> violations(String json) {
        return refusal(() -> books.create("controller", TAX, json)).violations().stream()
                .map(v -> v.field() + " " + v.code())
                .toList();
    }
}
