package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Uuid7;
import org.twisterp.ledger.api.Entries;
import org.twisterp.ledger.api.EntryView;
import org.twisterp.ledger.api.GeneralLedger;
import org.twisterp.ledger.api.PeriodView;
import org.twisterp.spi.Company;

/** Posting, reversing, closing and reading, with the figures of the acceptance cases. */
class LedgerTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 6);
    private static final DocumentSeries BILLS = DocumentSeries.of("finance.supplier-bill", "BILL-{fy}-{n:000000}");
    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(Server.database(), "ACME");
    }

    private Refusal refusal(EntryDraft draft) {
        return assertThrows(RefusalException.class, () -> books.post(draft)).refusal();
    }

    private EntryDraft ofBill(EntryDraft draft, UUID bill) {
        return new EntryDraft(
                draft.id(),
                draft.company(),
                draft.journal(),
                draft.kind(),
                draft.book(),
                draft.documentDate(),
                draft.postingDate(),
                draft.taxDate(),
                null,
                null,
                false,
                new Source("finance.supplier-bill", bill, null),
                null,
                draft.people(),
                draft.lines());
    }

    @Test
    void billTakesBothNumbers() {
        UUID bill = Uuid7.next();
        PostedEntry posted = books.app(
                connection -> Ledger.append(connection, ofBill(books.bill(MARCH, "110.06", "22.01"), bill), BILLS));
        assertEquals("PUR-2026-000001", posted.number());
        assertEquals("BILL-2026-000001", posted.documentNumber());
        assertEquals("2026-03", posted.period());
        List<EntryView> entries = books.app(c -> Entries.ofSource(new JdbcRows(c), books.company.id(), bill));
        assertEquals("BILL-2026-000001", entries.getFirst().sourceNumber());
        EntryView.Line payable = entries.getFirst().lines().get(2);
        assertEquals("2100", payable.accountCode());
        assertEquals(new BigDecimal("132.0700"), payable.credit());
        assertTrue(payable.openItem() != null);
        assertEquals(MARCH.plusDays(30), payable.dueDate());
        assertEquals(List.of(), books.verify());
    }

    @Test
    void unbalancedUsesNoNumber() {
        Refusal refusal = refusal(
                books.draft("GEN", MARCH, List.of(books.debit("6100", "100.00"), books.credit("1000", "99.99"))));
        assertEquals("ledger.unbalanced", refusal.code());
        assertEquals(422, refusal.grounds().status());
        assertEquals("0.01", refusal.violations().getFirst().arguments().get("difference"));
        assertEquals(
                "GEN-2026-000001",
                books.post(books.entry(MARCH, "6100", "1000", "1.00")).number());
    }

    @Test
    void closedPeriodNamesTheNextOpenOne() {
        books.close("2026-01", "*");
        EntryDraft late = books.bill(LocalDate.of(2026, 1, 31), "10.00", "2.00");
        Refusal refusal = refusal(late);
        Blocker blocker = refusal.blockers().getFirst();
        assertEquals("ledger.period-closed", refusal.code());
        assertEquals(409, refusal.grounds().status());
        assertEquals(Blocker.Kind.PERIOD, blocker.kind());
        assertEquals("2026-02", ((List<?>) blocker.arguments().get("openPeriods")).getFirst());
        assertEquals("finance.controller", blocker.liftedBy().getFirst().role());
        assertEquals("reopen", Objects.requireNonNull(blocker.liftedHow()).action());
        EntryDraft moved = new EntryDraft(
                late.id(),
                late.company(),
                late.journal(),
                late.kind(),
                "",
                late.documentDate(),
                LocalDate.of(2026, 2, 1),
                late.taxDate(),
                null,
                null,
                false,
                null,
                null,
                late.people(),
                late.lines());
        assertEquals("2026-02", books.post(moved).period());
    }

    @Test
    void closingOneModuleLeavesTheOthersOpen() {
        books.close("2026-03", "purchases");
        assertEquals(
                "ledger.period-closed",
                refusal(books.bill(MARCH, "10.00", "2.00")).code());
        books.post(books.entry(MARCH, "6100", "1000", "1.00"));
        move("2026-03", Periods.Move.REOPEN, "*");
        books.post(books.bill(MARCH, "10.00", "2.00"));
        move("2026-03", Periods.Move.LOCK, "*");
        assertEquals(
                "ledger.period-locked",
                assertThrows(RefusalException.class, () -> move("2026-03", Periods.Move.REOPEN, "*"))
                        .refusal()
                        .code());
        Blocker locked = refusal(books.bill(MARCH, "10.00", "2.00")).blockers().getFirst();
        assertTrue(locked.liftedBy().isEmpty() && locked.liftedHow() == null);
        PeriodView view = books.app(c -> PeriodView.byCode(new JdbcRows(c), books.company.id(), "2026-03")
                .orElseThrow());
        assertEquals(
                List.of("*", "purchases"),
                view.locks().stream().map(PeriodView.Lock::module).toList());
        assertEquals("locked", view.locks().getFirst().state());
    }

    private void move(String period, Periods.Move move, String... modules) {
        books.app(connection -> {
            Periods.change(
                    connection,
                    books.company,
                    period,
                    new Periods.Change(move, List.of(modules), "", "", books.person));
            return null;
        });
    }

    @Test
    void softClosedIsForControllersWithAReason() {
        move("2026-03", Periods.Move.SOFT_CLOSE, "*");
        EntryDraft plain = books.entry(MARCH, "6100", "1000", "1.00");
        assertEquals(
                "soft-closed", refusal(plain).blockers().getFirst().arguments().get("state"));
        People overriding = new People(books.person, List.of(), books.person, "audit correction");
        EntryDraft reasoned = new EntryDraft(
                plain.id(),
                plain.company(),
                "GEN",
                plain.kind(),
                "",
                MARCH,
                MARCH,
                MARCH,
                null,
                null,
                false,
                null,
                null,
                overriding,
                plain.lines());
        assertEquals("ledger.period-closed", refusal(reasoned).code(), "the database knows who is a controller");
        books.app(connection -> {
            JdbcRows rows = new JdbcRows(connection);
            rows.update(
                    "insert into member (id, login, name) values (:id, 'controller', 'C')", Map.of("id", books.person));
            return rows.update(
                    "insert into role_assignment (id, member_id, in_company_id, role) values (:id, :person, :company, 'finance.controller')",
                    Map.of("id", Uuid7.next(), "person", books.person, "company", books.company.id()));
        });
        assertEquals("2026-03", books.post(reasoned).period());
    }

    @Test
    void adjustingPeriodIsChosenByName() {
        LocalDate last = LocalDate.of(2026, 12, 31);
        EntryDraft plain = books.entry(last, "6100", "1000", "1.00");
        assertEquals("2026-12", books.post(plain).period());
        EntryDraft adjusting = new EntryDraft(
                Uuid7.next(),
                plain.company(),
                "GEN",
                EntryKind.ADJUSTING,
                "",
                last,
                last,
                last,
                "2026-A",
                null,
                false,
                null,
                null,
                plain.people(),
                plain.lines());
        assertEquals("2026-A", books.post(adjusting).period());
        assertEquals("0.00 2.00 2.00", books.figures("2026-12-01", "2026-12-31", "6100"));
        books.keeper(Balances::fold);
        assertEquals("0.00 2.00 2.00", books.figures("2026-12-31", "2026-12-31", "6100"));
        assertEquals(List.of(), books.verify());
    }

    @Test
    void manualLinesStayOffControlAccounts() {
        EntryDraft plain = books.bill(MARCH, "10.00", "2.00");
        EntryDraft manual = new EntryDraft(
                plain.id(),
                plain.company(),
                "GEN",
                plain.kind(),
                "",
                MARCH,
                MARCH,
                MARCH,
                null,
                null,
                true,
                null,
                null,
                plain.people(),
                plain.lines());
        Refusal refusal = refusal(manual);
        assertEquals("ledger.control-account", refusal.code());
        assertEquals("lines[2].account", refusal.violations().getFirst().field());
        assertEquals(
                "ledger.no-period",
                refusal(books.entry(LocalDate.of(2031, 1, 1), "6100", "1000", "1.00"))
                        .code());
        assertEquals(
                "ledger.no-journal",
                refusal(books.draft("NONE", MARCH, plain.lines())).code());
    }

    @Test
    void reversalMirrorsAndSettlesItsOriginal() {
        UUID bill = Uuid7.next();
        PostedEntry posted =
                books.app(c -> Ledger.append(c, ofBill(books.bill(MARCH, "110.06", "22.01"), bill), BILLS));
        books.close("2026-03", "*");
        PostedEntry mirror = reverse(posted, null);
        assertEquals("2026-04", mirror.period());
        assertEquals("PUR-2026-000002", mirror.number());
        assertEquals("0.00 0.00 0.00", books.figures("2026-01-01", "2026-12-31", "2100"));
        List<EntryView> entries = books.app(c -> Entries.ofSource(new JdbcRows(c), books.company.id(), bill));
        assertEquals(mirror.id(), entries.getFirst().reversedBy());
        assertEquals(posted.id(), entries.getLast().reverses());
        assertEquals(
                "reverse.already",
                assertThrows(RefusalException.class, () -> reverse(posted, null))
                        .refusal()
                        .code());
        assertEquals(
                "reverse.is-reversal",
                assertThrows(RefusalException.class, () -> reverse(mirror, null))
                        .refusal()
                        .code());
        assertEquals(List.of(), books.verify());
    }

    @Test
    void negativeStornoWhereTheCompanyChoseIt() {
        books = Books.open(books.database, "RED", Company.Reversal.NEGATIVE);
        PostedEntry posted = books.post(books.bill(MARCH, "10.00", "2.00"));
        PostedEntry mirror = reverse(posted, LocalDate.of(2026, 3, 10));
        EntryView view = books.app(c ->
                Entries.byId(new JdbcRows(c), books.company.id(), mirror.id()).orElseThrow());
        assertEquals(new BigDecimal("-10.0000"), view.lines().getFirst().debit());
        assertEquals(List.of(), books.verify());
    }

    private PostedEntry reverse(PostedEntry entry, @org.jspecify.annotations.Nullable LocalDate date) {
        return books.app(c -> Reversal.reverse(
                c, new Reversal.Request(books.company, entry.id(), date, "wrong", People.only(books.person))));
    }

    @Test
    void settledIsNotReversed() {
        PostedEntry posted = books.post(books.bill(MARCH, "100.00", "20.00"));
        PostedEntry paid = books.post(books.draft(
                "GEN",
                MARCH,
                List.of(books.debit("2100", "50.00").owedTo(Books.SUPPLIER, MARCH), books.credit("1000", "50.00"))));
        allocate(posted, paid, "50.00");
        Refusal refusal = assertThrows(RefusalException.class, () -> reverse(posted, null))
                .refusal();
        assertEquals("reverse.allocated", refusal.code());
        assertEquals(Blocker.Kind.ALLOCATION, refusal.blockers().getFirst().kind());
        assertEquals(List.of(), books.verify());
        assertThrows(RuntimeException.class, () -> allocate(posted, paid, "0.01"), "more than is open");
    }

    private void allocate(PostedEntry bill, PostedEntry payment, String amount) {
        books.app(connection -> {
            JdbcRows rows = new JdbcRows(connection);
            UUID id = Uuid7.next();
            int line = 0;
            for (PostedEntry entry : List.of(bill, payment)) {
                line++;
                rows.update("""
                        insert into allocation_line (company_id, allocation_id, line, open_item_id, amount, released)
                        select company_id, :id, :line, id, :amount, :amount from open_item where entry_id = :entry
                        """, Map.of("id", id, "line", line, "amount", new BigDecimal(amount), "entry", entry.id()));
            }
            return rows.update(
                    "insert into allocation (company_id, id, allocation_date, party_id, created_by) values (:company, :id, :date, :party, :by)",
                    Map.of(
                            "company",
                            books.company.id(),
                            "id",
                            id,
                            "date",
                            MARCH,
                            "party",
                            Books.SUPPLIER,
                            "by",
                            books.person));
        });
    }

    @Test
    void manyAtOnceTakeTheirNumbersTogether() {
        books.post(books.entry(MARCH, "6100", "1000", "1.00"));
        List<EntryDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LocalDate day = LocalDate.of(2025 + i % 2, 5, 1 + i % 20);
            drafts.add(i % 5 == 0 ? books.bill(day, "10.00", "2.00") : books.entry(day, "6100", "1000", "1.00"));
        }
        List<PostedEntry> posted = books.app(c -> Ledger.appendAll(c, drafts));
        assertEquals(
                List.of("PUR-2025-000001", "GEN-2026-000002", "GEN-2025-000001", "GEN-2026-000003"),
                posted.stream().limit(4).map(PostedEntry::number).toList());
        assertEquals("0.00 57.00 57.00", books.figures("2026-01-01", "2026-12-31", "6100"));
        drafts.add(books.entry(LocalDate.of(2031, 1, 1), "6100", "1000", "1.00"));
        assertThrows(RefusalException.class, () -> books.app(c -> Ledger.appendAll(c, drafts)));
        assertEquals(41, books.count("journal_entry"));
        assertEquals(List.of(), books.verify());
    }

    @Test
    void accountRolesComeFromTheNearestScope() {
        UUID category = Uuid7.next();
        AccountRoles roles = books.app(connection -> {
            JdbcRows rows = new JdbcRows(connection);
            for (Map.Entry<String, String> role : Map.of(
                            "6100", "{}", "6200", "{\"itemCategory\": \"" + category + "\"}")
                    .entrySet()) {
                rows.update(
                        """
                        insert into account_role (company_id, id, code, role, account_id, scope)
                        values (:company, :id, 'expense', 'expense', :account, cast(:scope as jsonb))
                        """,
                        Map.of(
                                "company",
                                books.company.id(),
                                "id",
                                Uuid7.next(),
                                "account",
                                books.account(role.getKey()),
                                "scope",
                                role.getValue()));
            }
            return AccountRoles.load(connection, books.company);
        });
        assertEquals(books.account("6100"), roles.account("expense", Map.of(), Map.of()));
        assertEquals(books.account("6200"), roles.account("expense", Map.of(), Map.of("itemCategory", category)));
        assertEquals(category, roles.account("expense", Map.of("account", category), Map.of()));
    }

    @Test
    void numbersOfDocumentsWithoutEntries() {
        DocumentSeries orders = DocumentSeries.of("procurement.order", "PO-{n:0000}");
        UUID id = Uuid7.next();
        assertEquals("PO-0001", books.app(c -> Numbers.take(c, books.company, orders, id, MARCH)));
        assertEquals("PO-0002", books.app(c -> Numbers.take(c, books.company, orders, Uuid7.next(), MARCH)));
        books.app(c -> new JdbcRows(c)
                .update(
                        "update number_series set chronological = true, max_length = 7 where document = 'procurement.order'",
                        Map.of()));
        RefusalException early = assertThrows(
                RefusalException.class,
                () -> books.app(c -> Numbers.take(c, books.company, orders, id, MARCH.minusDays(1))));
        assertEquals("number.not-chronological", early.refusal().code());
        assertEquals(List.of(), books.verify());
    }

    @Test
    void generalLedgerPagesByKeyset() {
        for (int i = 1; i <= 7; i++) {
            books.post(books.entry(LocalDate.of(2026, 2, i), "6100", "1000", i + ".00"));
        }
        GeneralLedger first = page(null);
        GeneralLedger second = page(first.next());
        GeneralLedger third = page(second.next());
        assertNull(third.next());
        assertEquals(
                List.of(3, 3, 1),
                List.of(
                        first.lines().size(),
                        second.lines().size(),
                        third.lines().size()));
        assertEquals(new BigDecimal("28.0000"), third.lines().getLast().balance());
        assertEquals(
                "query.cursor",
                assertThrows(RefusalException.class, () -> page("nonsense"))
                        .refusal()
                        .code());
    }

    private GeneralLedger page(@org.jspecify.annotations.Nullable String after) {
        return books.app(c -> GeneralLedger.read(
                new JdbcRows(c),
                new GeneralLedger.Request(
                        books.company.id(),
                        books.account("6100"),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        null,
                        after,
                        3)));
    }

    @Test
    void whatHasPostingsKeepsItsMeaning() {
        books.post(books.entry(MARCH, "6100", "1000", "1.00"));
        for (String sql : List.of(
                "update account set type = 'asset' where code = '6100'",
                "update account set control = 'payable' where code = '6100'")) {
            RefusalException refused =
                    assertThrows(RefusalException.class, () -> books.app(c -> new JdbcRows(c).update(sql, Map.of())));
            assertEquals("ledger.account-frozen", refused.refusal().code());
        }
        assertThrows(
                RuntimeException.class,
                () -> books.app(c -> new JdbcRows(c).update("update company set currency = 'EUR'", Map.of())));
        int renamed = books.app(
                c -> new JdbcRows(c).update("update account set name = 'Paper' where code = '6100'", Map.of()));
        assertEquals(1, renamed);
    }
}
