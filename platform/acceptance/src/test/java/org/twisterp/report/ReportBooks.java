package org.twisterp.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.twisterp.finance.FinancePlugin;
import org.twisterp.party.PartyPlugin;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.json.Json;
import org.twisterp.spi.Call;
import org.twisterp.testkit.PlatformFixture;

/** Keeps the books that expected.csv of every report is about: two journals and three bills of 2026. */
final class ReportBooks {

    static final String COMPANY = "REP";
    private static final String BILL = "finance.supplier-bill";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
    private static final ReportBooks BOOKS = new ReportBooks();

    private final PlatformFixture fixture = PlatformFixture.with(new PartyPlugin(), new FinancePlugin());
    private final UUID bill;

    private ReportBooks() {
        fixture.company(COMPANY, "USD");
        supplier("REP-1", """
                {'code': 'REP-1', 'name': 'Office World', 'roles': ['supplier'],
                 'taxNumbers': [{'number': 'GB-123-456', 'country': 'GB'}],
                 'addresses': [{'kind': 'main', 'street': '1 Paper Lane', 'postalCode': 'E1 6AN', 'city': 'London', 'country': 'GB'}]}
                """);
        supplier("REP-2", "{'code': 'REP-2', 'name': 'ব্রহ্মপুত্র সুগার মিলস', 'roles': ['supplier']}");
        supplier("REP-3", "{'code': 'REP-3', 'name': '=HYPERLINK(\\\"http://x\\\")', 'roles': ['supplier']}");
        journal("2026-01-02", "1000", "3000", "50000.00", "Capital");
        journal("2026-02-10", "1000", "4000", "1250.55", "Cash sale");
        bill = bill("REP-1", "INV-0042", "2026-03-05", """
                {'description': 'Paper', 'account': '6100', 'quantity': '3', 'unitPrice': '33.35', 'taxes': ['VAT20']},
                {'description': 'Repair', 'account': '6200', 'quantity': '7', 'unitPrice': '1.43', 'taxes': ['VAT20']}
                """);
        bill(
                "REP-2",
                "BSM/209",
                "2026-04-01",
                "{'description': 'চিনি', 'account': '6100', 'quantity': '1', 'unitPrice': '47.38', 'taxes': []}");
        bill(
                "REP-3",
                "+1",
                "2026-05-04",
                "{'description': '@SUM(A1:A9)', 'account': '6200', 'quantity': '2', 'unitPrice': '0.01', 'taxes': []}");
    }

    static ReportBooks books() {
        return BOOKS;
    }

    Platform platform() {
        return fixture.platform();
    }

    /** The bill of case A1-01, posted. */
    UUID bill() {
        return bill;
    }

    Call as(String login) {
        return fixture.as(login, COMPANY, DAY);
    }

    Call in(String company, String login) {
        return fixture.as(login, company, DAY);
    }

    Call speaking(String language) {
        return platform()
                .access()
                .open(
                        platform().access().trusted("clerk"),
                        PlatformFixture.GROUP,
                        COMPANY,
                        DAY,
                        Locale.forLanguageTag(language),
                        Call.Channel.SCREEN);
    }

    private void supplier(String code, String json) {
        Call group = fixture.as("controller", "_group", DAY);
        if (platform().drafts().find(group, "party.party", code).isEmpty()) {
            create(group, "party.party", json);
        }
    }

    private UUID bill(String supplier, String reference, String day, String lines) {
        return post(BILL, """
                {'supplier': '%s', 'supplierReference': '%s', 'billDate': '%s', 'postingDate': '%s', 'currency': 'USD', 'lines': [%s]}
                """.formatted(supplier, reference, day, day, lines));
    }

    private void journal(String day, String debit, String credit, String amount, String narration) {
        post("finance.manual-journal", """
                {'journal': 'GEN', 'documentDate': '%s', 'postingDate': '%s', 'currency': 'USD', 'narration': '%s',
                 'lines': [{'account': '%s', 'debit': '%s'}, {'account': '%s', 'credit': '%s'}]}
                """.formatted(day, day, narration, debit, amount, credit, amount));
    }

    private UUID post(String entity, String json) {
        UUID id = create(as("clerk"), entity, json);
        platform().actions().run(as("clerk"), entity, id, null, "submit", Map.of());
        platform().actions().run(as("controller"), entity, id, null, "approve", Map.of());
        if (platform().drafts().open(as("clerk"), entity, id).status().equals("submitted")) {
            platform().actions().run(as("cfo"), entity, id, null, "approve", Map.of());
        }
        platform().actions().run(as("controller"), entity, id, null, "post", Map.of());
        return id;
    }

    private UUID create(Call call, String entity, String json) {
        Draft draft = platform().drafts().blank(call, entity);
        platform().drafts().applyWire(call, draft, Json.readObject(json.replace('\'', '"')));
        return platform().drafts().create(call, draft).id();
    }
}
