package org.twisterp.finance.supplierbill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.twisterp.finance.FinanceBuilders.BILL;
import static org.twisterp.finance.FinanceBuilders.firstBill;
import static org.twisterp.finance.FinanceBuilders.refusal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.FinanceBuilders;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;

class SupplierBillTest {

    private FinanceBuilders books;

    @BeforeEach
    void open() {
        books = FinanceBuilders.on("2026-03-06");
    }

    @Test
    void the_first_bill_reaches_the_ledger() {
        UUID bill = books.create("clerk", BILL, firstBill("INV-0042"));
        Map<String, Object> draft = books.show(BILL, bill);
        assertNull(draft.get("number"));
        assertEquals("110.06", draft.get("amountNet"));
        assertEquals("22.01", draft.get("amountTax"));
        assertEquals("132.07", draft.get("amountTotal"));
        assertEquals("2026-03-05", draft.get("taxDate").toString());

        books.run("clerk", BILL, bill, "submit");
        books.run("controller", BILL, bill, "approve", "post");

        assertEquals("BILL-2026-000001", books.show(BILL, bill).get("number"));
        assertEquals("PUR-2026-000001", books.entry(bill).get("number"));
        assertEquals(
                Map.of("6100", "100.05 0.00", "6200", "10.01 0.00", "1400", "22.01 0.00", "2100", "0.00 132.07"),
                books.sides(bill));
    }

    @Test
    void what_is_wrong_is_said_field_by_field_on_submit() {
        UUID bill = books.create("clerk", BILL, """
                {'supplier': 'V-100', 'currency': 'EUR', 'lines': [
                  {'account': '2100', 'quantity': '1', 'unitPrice': '10'},
                  {'quantity': '1', 'unitPrice': '10', 'serviceFrom': '2026-03-05', 'serviceTo': '2026-03-04'}]}
                """);
        assertEquals(
                List.of(
                        "exchangeRate bill.rate-missing",
                        "lines[0].account bill.control-account",
                        "lines[1].account bill.account-missing",
                        "lines[1].serviceTo bill.service-dates"),
                fields(refusal(() -> books.run("clerk", BILL, bill, "submit"))));
        UUID empty = books.create("clerk", BILL, "{'supplier': 'V-100'}");
        assertEquals(List.of("lines bill.no-lines"), fields(refusal(() -> books.run("clerk", BILL, empty, "submit"))));
    }

    @Test
    void a_bill_in_another_currency_posts_in_both() {
        UUID bill = books.post(BILL, """
                {'supplier': 'V-100', 'billDate': '2026-03-05', 'currency': 'EUR', 'exchangeRate': '1.0833',
                 'lines': [{'account': '6100', 'quantity': '3', 'unitPrice': '33.35', 'taxes': ['VAT20']},
                           {'account': '6200', 'quantity': '7', 'unitPrice': '1.43', 'taxes': ['VAT20']}]}
                """);
        Map<String, String> sides = books.sides(bill);
        assertEquals("0.00 143.07", sides.get("2100"));
        assertEquals("23.84 0.00", sides.get("1400"));
        Map<?, ?> payable = (Map<?, ?>) ((List<?>) books.entry(bill).get("lines")).get(3);
        assertEquals("132.07", payable.get("creditCurrency"));
        assertEquals("143.07", books.show(BILL, bill).get("amountTotalCompany"));
    }

    @Test
    void the_same_number_of_the_same_supplier_is_refused_and_the_first_is_named() {
        UUID first = books.post(BILL, firstBill("INV-0042"));
        UUID second = books.create("clerk", BILL, firstBill("inv -42"));
        Refusal refusal = refusal(() -> books.run("clerk", BILL, second, "submit"));
        assertEquals("bill.duplicate", refusal.code());
        assertEquals(409, refusal.grounds().status());
        assertEquals("BILL-2026-000001", refusal.arguments().get("first"));
        assertEquals(first, refusal.blockers().getFirst().subject().id());
        books.run("controller", BILL, first, "reverse");
        books.run("clerk", BILL, second, "submit");
    }

    @Test
    void a_large_first_bill_needs_three_people() {
        UUID bill = books.create(
                "clerk",
                BILL,
                "{'supplier': 'V-100', 'lines': [{'account': '6100', 'quantity': '1', 'unitPrice': '10000.01'}]}");
        books.run("clerk", BILL, bill, "submit");
        books.run("controller", BILL, bill, "approve");
        assertEquals(
                "workflow.pending",
                refusal(() -> books.run("controller", BILL, bill, "post")).code());
        books.run("cfo", BILL, bill, "approve");
        assertEquals("submitted", books.show(BILL, bill).get("status"));
        books.run("compliance", BILL, bill, "approve");
        books.run("controller", BILL, bill, "post");
        assertEquals("posted", books.show(BILL, bill).get("status"));
    }

    @Test
    void the_database_keeps_the_tax_lines_and_a_reversal_takes_them_back() {
        UUID bill = books.post(BILL, firstBill("INV-1"));
        books.run("controller", BILL, bill, "reverse");
        List<Map<String, Object>> lines =
                books.rows("select base, amount, base_tags, tags, tax_date from tax_line order by base desc");
        assertEquals(2, lines.size());
        assertEquals(new BigDecimal("110.0600"), lines.getFirst().get("base"));
        assertEquals(new BigDecimal("22.0100"), lines.getFirst().get("amount"));
        assertEquals(List.of("IN-BASE"), lines.getFirst().get("base_tags"));
        assertEquals(List.of("IN-TAX"), lines.getFirst().get("tags"));
        assertEquals(new BigDecimal("-22.0100"), lines.getLast().get("amount"));
    }

    @Test
    void terms_and_account_of_the_supplier_win() {
        books.create(
                "controller",
                "ledger.account",
                "{'code': '2110', 'name': 'Payable abroad', 'type': 'liability', 'control': 'payable', 'manualPosting': false}");
        books.create("controller", "finance.payment-terms", """
                {'code': 'SPLIT', 'name': '30/70', 'parts': [
                  {'percent': '30', 'days': 0, 'from': 'document', 'businessDay': 'none'},
                  {'percent': '70', 'days': 30, 'from': 'document', 'businessDay': 'none'}]}
                """);
        String code = "V-" + books.company();
        UUID supplier = books.createInGroup("party.party", """
                {'code': '%s', 'name': 'Abroad', 'roles': ['supplier'], 'companyParts': [{'company': '%s'}]}
                """.formatted(code, books.company()));
        Map<String, Object> shown = books.show("party.party", supplier);
        Object part = ((Map<?, ?>) ((List<?>) shown.get("companyParts")).getFirst()).get("id");
        books.change(
                "controller",
                "party.party",
                supplier,
                "{'companyParts': [{'id': '%s', 'paymentTerms': 'SPLIT', 'payable': '2110'}]}".formatted(part));

        UUID bill = books.post(BILL, firstBill("INV-1").replace("V-100", code));
        assertEquals("0.00 132.07", books.sides(bill).get("2110"));
        List<?> installments = (List<?>) books.show(BILL, bill).get("installments");
        assertEquals("39.62", ((Map<?, ?>) installments.getFirst()).get("amount"));
        assertEquals("92.45", ((Map<?, ?>) installments.getLast()).get("amount"));
        assertEquals(
                2,
                books.rows("select due_date from open_item where open = original")
                        .size());
    }

    @Test
    void amounts_of_before_a_tax_changed_are_not_posted() {
        UUID tax = books.create(
                "controller", "finance.tax", "{'code': 'T10', 'rates': [{'validFrom': '2020-01-01', 'rate': '10'}]}");
        UUID bill = books.create("clerk", BILL, firstBill("INV-1").replace("VAT20", "T10"));
        books.run("clerk", BILL, bill, "submit");
        Object rate = ((Map<?, ?>) ((List<?>) books.show("finance.tax", tax).get("rates")).getFirst()).get("id");
        books.change("controller", "finance.tax", tax, "{'rates': [{'id': '%s', 'rate': '11'}]}".formatted(rate));
        assertEquals(
                List.of("amountTotal bill.outdated"),
                fields(refusal(() -> books.run("controller", BILL, bill, "approve"))));
        books.change("clerk", BILL, bill, "{'supplierReference': 'INV-2'}");
        books.run("clerk", BILL, bill, "submit");
        books.run("controller", BILL, bill, "approve", "post");
        assertEquals("12.11 0.00", books.sides(bill).get("1400"));
    }

    private static List<String> fields(Refusal refusal) {
        assertEquals(422, refusal.grounds().status(), refusal.toString());
        return refusal.violations().stream().map(SupplierBillTest::text).toList();
    }

    private static String text(Violation violation) {
        return violation.field() + " " + violation.code();
    }
}
