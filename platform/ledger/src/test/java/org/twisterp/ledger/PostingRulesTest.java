package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.RefusalException;
import org.twisterp.spi.Company;
import org.twisterp.spi.PostingFacts;

/** Facts to entry, without a database. */
class PostingRulesTest {

    private static final Currency USD = Currency.of("USD");
    private static final Currency EUR = Currency.of("EUR");
    private static final UUID EXPENSE = new UUID(0, 6100);
    private static final UUID OFFICE = new UUID(0, 6110);
    private static final UUID TAX = new UUID(0, 1400);
    private static final UUID PAYABLE = new UUID(0, 2100);
    private static final UUID ROUNDING = new UUID(0, 7900);
    private static final UUID SUPPLIER = new UUID(0, 1);
    private static final UUID CATEGORY = new UUID(0, 2);
    private static final Company ACME = new Company(
            new UUID(0, 9),
            "ACME",
            "Acme",
            USD,
            ZoneId.of("UTC"),
            Company.TaxRounding.DOCUMENT,
            Company.Reversal.SWAP,
            1);
    private static final PostingRule BILL = new PostingRule(
            "purchases",
            "postingDate",
            "billDate",
            "taxDate",
            "narration",
            false,
            List.of(
                    line("lines", "expense", null, "amountNet"),
                    line("taxes", "input-tax", null, "amountTax"),
                    new PostingRule.Line(
                            null, null, "payable", "amountTotal", null, List.of(), "supplier", "dueDate", null, null)));

    private final PostingRules rules = new PostingRules(
            AccountRoles.of(List.of(
                    new AccountRoles.Assignment("expense", null, null, EXPENSE),
                    new AccountRoles.Assignment("expense", "itemCategory", CATEGORY, OFFICE),
                    new AccountRoles.Assignment("input-tax", null, null, TAX),
                    new AccountRoles.Assignment("payable", null, null, PAYABLE),
                    new AccountRoles.Assignment("rounding-currency", null, null, ROUNDING))),
            (expression, values) -> expression.equals("yes"));

    private static PostingRule.Line line(String each, String debit, String credit, String amount) {
        return new PostingRule.Line(each, debit, credit, amount, null, List.of("costCenter"), null, null, null, null);
    }

    private static PostingFacts.Builder bill(Currency currency, String rate) {
        return PostingFacts.in(currency, new BigDecimal(rate))
                .value("postingDate", LocalDate.of(2026, 3, 6))
                .value("billDate", LocalDate.of(2026, 3, 5))
                .value("supplier", Ref.of(SUPPLIER))
                .value("dueDate", LocalDate.of(2026, 4, 4));
    }

    private EntryDraft resolve(PostingFacts facts) {
        return rules.resolve(BILL, facts, new Posting(ACME, null, People.only(new UUID(0, 3))));
    }

    @Test
    void billOfA101() {
        EntryDraft draft = resolve(bill(USD, "1")
                .line("lines", "amountNet", new BigDecimal("100.05"), "costCenter", Ref.of(CATEGORY))
                .line("lines", "amountNet", new BigDecimal("10.01"), "itemCategory", Ref.of(CATEGORY))
                .line(
                        "taxes",
                        "amountTax",
                        new BigDecimal("22.01"),
                        "tax",
                        Ref.of(TAX),
                        "taxBase",
                        new BigDecimal("110.06"))
                .value("amountTotal", new BigDecimal("132.07"))
                .build());
        assertEquals(
                List.of(EXPENSE, OFFICE, TAX, PAYABLE),
                draft.lines().stream().map(LineDraft::account).toList());
        assertEquals(
                List.of("100.05", "10.01", "22.01", "-132.07"),
                draft.lines().stream().map(l -> l.balance().toPlainString()).toList());
        assertEquals(SUPPLIER, draft.lines().getLast().party());
        assertEquals(LocalDate.of(2026, 3, 5), draft.documentDate());
        assertEquals(LocalDate.of(2026, 3, 5), draft.taxDate());
        assertEquals(CATEGORY, draft.lines().getFirst().dimensions().get("costCenter"));
    }

    @Test
    void negativeAmountsChangeSides() {
        EntryDraft draft = resolve(bill(USD, "1")
                .line("lines", "amountNet", new BigDecimal("-5.00"))
                .value("amountTotal", new BigDecimal("-5.00"))
                .build());
        assertEquals(new BigDecimal("5.00"), draft.lines().getFirst().credit());
        assertEquals(new BigDecimal("5.00"), draft.lines().getLast().debit());
    }

    @Test
    void conversionLeavesItsResidueOnItsRole() {
        EntryDraft draft = resolve(bill(EUR, "1.1111")
                .line("lines", "amountNet", new BigDecimal("0.05"))
                .line("lines", "amountNet", new BigDecimal("0.05"))
                .line("lines", "amountNet", new BigDecimal("0.05"))
                .value("amountTotal", new BigDecimal("0.15"))
                .build());
        assertEquals(
                List.of("0.06", "0.06", "0.06", "-0.17", "-0.01"),
                draft.lines().stream().map(l -> l.balance().toPlainString()).toList());
        assertEquals(ROUNDING, draft.lines().getLast().account());
        assertEquals(0, draft.lines().getLast().balanceCurrency().signum());
    }

    @Test
    void refusesWhatItCannotResolve() {
        PostingRule rule = new PostingRule(
                "general", "postingDate", "d", "t", "n", false, List.of(line("lines", "bonus", null, "amountNet")));
        PostingFacts facts = bill(USD, "1")
                .line("lines", "amountNet", new BigDecimal("5.00"))
                .build();
        Posting posting = new Posting(ACME, null, People.only(SUPPLIER));
        assertEquals(
                "ledger.account-role",
                assertThrows(RefusalException.class, () -> rules.resolve(rule, facts, posting))
                        .refusal()
                        .code());
        PostingFacts cents = bill(USD, "1")
                .line("lines", "amountNet", new BigDecimal("5.001"))
                .build();
        assertEquals(
                "money.scale",
                assertThrows(RefusalException.class, () -> rules.resolve(BILL, cents, posting))
                        .refusal()
                        .code());
    }
}
