package org.twisterp.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.party.PartyPlugin;
import org.twisterp.runtime.definition.ListDefinition;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.query.ListRequest;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.spi.Call;
import org.twisterp.testkit.PlatformFixture;

/** Make the records of this plugin in a fresh company by the roads that REST takes, for its tests and those of others. */
public final class FinanceBuilders {

    public static final String BILL = "finance.supplier-bill";
    public static final String JOURNAL = "finance.manual-journal";

    private static final AtomicInteger COMPANIES = new AtomicInteger();
    private static PlatformFixture started;

    private final PlatformFixture fixture;
    private final String company;
    private final LocalDate day;

    private FinanceBuilders(PlatformFixture fixture, String company, LocalDate day) {
        this.fixture = fixture;
        this.company = company;
        this.day = day;
    }

    /** Open a fresh company in USD on a day, with the tax VAT20 of the pack and the supplier V-100. */
    public static FinanceBuilders on(String day) {
        PlatformFixture fixture = fixture();
        String company = "F" + COMPANIES.incrementAndGet();
        fixture.company(company, "USD");
        FinanceBuilders books = new FinanceBuilders(fixture, company, LocalDate.parse(day));
        Call group = fixture.as("controller", "_group", books.day);
        if (fixture.platform().drafts().find(group, "party.party", "V-100").isEmpty()) {
            books.create(group, "party.party", "{'code': 'V-100', 'name': 'Office World', 'roles': ['supplier']}");
        }
        return books;
    }

    private static synchronized PlatformFixture fixture() {
        if (started == null) {
            started = PlatformFixture.with(new PartyPlugin(), new FinancePlugin());
        }
        return started;
    }

    public String company() {
        return company;
    }

    /** Write the bill of case A1-01: 3 x 33.35 and 7 x 1.43 with VAT20. */
    public static String firstBill(String reference) {
        return """
                {'supplier': 'V-100', 'supplierReference': '%s', 'billDate': '2026-03-05', 'postingDate': '2026-03-06',
                 'currency': 'USD', 'lines': [
                   {'description': 'Paper', 'account': '6100', 'quantity': '3', 'unitPrice': '33.35', 'taxes': ['VAT20']},
                   {'description': 'Repair', 'account': '6200', 'quantity': '7', 'unitPrice': '1.43', 'taxes': ['VAT20']}]}
                """.formatted(reference);
    }

    /** Write a journal of one debit and one credit. */
    public static String journal(String day, String debit, String credit, String amount) {
        return """
                {'journal': 'GEN', 'documentDate': '%s', 'postingDate': '%s', 'currency': 'USD', 'narration': 'Case',
                 'lines': [{'account': '%s', 'debit': '%s'}, {'account': '%s', 'credit': '%s'}]}
                """.formatted(day, day, debit, amount, credit, amount);
    }

    /** Create a record of the company from JSON with single quotes. */
    public UUID create(String login, String entity, String json) {
        return create(call(login), entity, json);
    }

    private UUID create(Call call, String entity, String json) {
        Draft draft = fixture.platform().drafts().blank(call, entity);
        fixture.platform().drafts().applyWire(call, draft, Json.readObject(json.replace('\'', '"')));
        return fixture.platform().drafts().create(call, draft).id();
    }

    /** Change a record by the JSON of a PATCH. */
    public void change(String login, String entity, UUID id, String json) {
        Call call = call(login);
        Draft draft = fixture.platform().drafts().open(call, entity, id);
        fixture.platform().drafts().applyWire(call, draft, Json.readObject(json.replace('\'', '"')));
        fixture.platform().drafts().save(call, draft);
    }

    /** Create a record of the group as the controller. */
    public UUID createInGroup(String entity, String json) {
        return create(fixture.as("controller", "_group", day), entity, json);
    }

    /** Run actions one after the other. */
    public void run(String login, String entity, UUID id, String... actions) {
        for (String action : actions) {
            fixture.platform().actions().run(call(login), entity, id, null, action, Map.of());
        }
    }

    /** Create as clerk, approve and post as controller. */
    public UUID post(String entity, String json) {
        UUID id = create("clerk", entity, json);
        run("clerk", entity, id, "submit");
        run("controller", entity, id, "approve", "post");
        return id;
    }

    /** Return how a call is refused. */
    public static Refusal refusal(Runnable call) {
        return Assertions.assertThrows(RefusalException.class, call::run).refusal();
    }

    /** Return a record as REST shows it. */
    public Map<String, Object> show(String entity, UUID id) {
        Call call = call("clerk");
        return fixture.platform()
                .drafts()
                .toWire(call, fixture.platform().drafts().open(call, entity, id));
    }

    /** Return "debit credit" by account of the last entry of a document. */
    public Map<String, String> sides(UUID document) {
        Map<String, String> sides = new TreeMap<>();
        List<Map<String, Object>> entries = fixture.platform().entries().of(call("clerk"), document);
        for (Object line : (List<?>) entries.getLast().get("lines")) {
            Map<?, ?> values = (Map<?, ?>) line;
            sides.put(values.get("account").toString(), values.get("debit") + " " + values.get("credit"));
        }
        return sides;
    }

    /** Return the last entry of a document. */
    public Map<String, Object> entry(UUID document) {
        return fixture.platform().entries().of(call("clerk"), document).getLast();
    }

    public QueryResult query(String name, Map<String, String> parameters) {
        return fixture.platform().queries().run(call("clerk"), name, parameters);
    }

    /** Show every view of an entity's list and return how many records the views hold, by view. */
    public Map<String, Integer> views(String entity) {
        Call call = call("clerk");
        Map<String, Integer> counts = new TreeMap<>();
        for (ListDefinition.View view :
                fixture.platform().definitions().list(call, entity).views()) {
            ListRequest request = ListRequest.first().where(view.filter()).withTotals();
            counts.put(
                    view.id(),
                    fixture.platform()
                            .lists()
                            .page(call, entity, request)
                            .rows()
                            .size());
        }
        return counts;
    }

    /** Read rows by SQL within the company. */
    public List<Map<String, Object>> rows(String sql) {
        return fixture.platform().units().read(call("clerk"), unit -> unit.context()
                .rows(sql, Map.of()));
    }

    private Call call(String login) {
        return fixture.as(login, company, day);
    }
}
