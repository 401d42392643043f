package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases A1-01 to A1-05 and A1-07: a bill from draft to ledger, and what stops it. */
class FirstBillTest {

    private final Fixture fixture = Fixture.get();
    private final String company = fixture.company("USD");
    private final Rest clerk = fixture.as("clerk");
    private final Rest controller = fixture.as("controller");

    @AfterEach
    void everythingInOrder() {
        fixture.verify();
    }

    @Test
    void a1_01_bill_to_ledger() {
        String path = fixture.createBill(company, "INV-0042", "2026-03-05");
        JsonNode draft = clerk.get(path).json();
        assertEquals("100.05", draft.at("/lines/0/amountNet").asText());
        assertEquals("10.01", draft.at("/lines/1/amountNet").asText());
        assertEquals("110.06", draft.at("/amountNet").asText());
        assertEquals("22.01", draft.at("/amountTax").asText());
        assertEquals("132.07", draft.at("/amountTotal").asText());
        assertTrue(draft.at("/number").isNull());

        clerk.action(path, "submit", "{}").expect(200);
        controller.action(path, "approve", "{}").expect(200);
        JsonNode posted = controller.action(path, "post", "{}").expect(200).json();
        assertEquals("posted", posted.at("/document/status").asText());
        assertEquals("BILL-2026-000001", posted.at("/document/number").asText());
        assertEquals(1, posted.at("/entries").size());

        JsonNode entry = clerk.get(path + "/entries").expect(200).json().at("/items/0");
        assertEquals("PUR-2026-000001", entry.at("/number").asText());
        assertEquals(
                Map.of("6100", "100.05 0.00", "6200", "10.01 0.00", "1400", "22.01 0.00", "2100", "0.00 132.07"),
                sides(entry));
        assertEquals("2026-03", entry.at("/period").asText());
        assertEquals("BILL-2026-000001", entry.at("/source/number").asText());

        assertEquals(
                Map.of("6100", "100.05", "6200", "10.01", "1400", "22.01", "2100", "-132.07"),
                closing(clerk, company, "2026-03-01", "2026-03-31"));
    }

    @Test
    void a1_02_another_person_approves() {
        String path = fixture.createBill(company, "INV-1", "2026-03-05");
        clerk.action(path, "submit", "{}").expect(200);
        Rest.Answer same = clerk.action(path, "approve", "{}").expect(409);
        assertEquals("approval.same-person", same.code());
        assertEquals("finance.controller", same.text("/blockers/0/liftedBy/0/role"));
        assertEquals("submitted", clerk.get(path).text("/status"));
        assertTrue(closing(clerk, company, "2026-03-01", "2026-03-31").isEmpty());

        controller.action(path, "approve", "{}").expect(200);
        JsonNode approved = clerk.get(path).json();
        assertEquals("approved", approved.at("/status").asText());
        String patched = clerk.patch(
                        path,
                        approved.at("/version").asLong(),
                        "{\"lines\":[{\"id\":\"%s\",\"quantity\":\"4\",\"account\":\"6100\",\"unitPrice\":\"33.35\",\"taxes\":[\"VAT20\"],\"description\":\"Paper\",\"unit\":\"EA\"}]}"
                                .formatted(approved.at("/lines/0/id").asText()))
                .expect(200)
                .text("/status");
        assertEquals("draft", patched);
        assertEquals(
                "workflow.pending",
                controller.action(path, "post", "{}").expect(409).code());
    }

    @Test
    void a1_03_not_approved_is_not_posted_and_blockers_say_the_same() {
        String path = fixture.createBill(company, "INV-1", "2026-03-05");
        clerk.action(path, "submit", "{}").expect(200);
        Rest.Answer refused = controller.action(path, "post", "{}").expect(409);
        assertEquals("workflow.pending", refused.code());
        JsonNode asked =
                controller.get(path + "/blockers?action=post").expect(200).json();
        assertEquals(
                refused.json().at("/blockers").toString(), asked.at("/blockers").toString());
        assertEquals("workflow", asked.at("/blockers/0/kind").asText());
    }

    @Test
    void a1_04_one_key_posts_once() throws Exception {
        String path = fixture.approvedBill(company, "INV-1", "2026-03-05");
        String version = "\"" + controller.get(path).json().path("version").asLong() + "\"";
        String[] headers = {"If-Match", version, "Idempotency-Key", "post-" + company};
        List<Rest.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<Rest.Answer>> running = new ArrayList<>();
            Callable<Rest.Answer> post = () -> controller.post(path + "/actions/post", "{}", headers);
            for (int i = 0; i < 20; i++) {
                running.add(threads.submit(post));
            }
            for (Future<Rest.Answer> one : running) {
                answers.add(one.get());
            }
        }
        List<Rest.Answer> done = answers.stream().filter(a -> a.status() == 200).toList();
        assertTrue(!done.isEmpty(), "one answer is given");
        done.forEach(answer -> assertEquals(done.getFirst().body(), answer.body()));
        assertEquals(
                1,
                done.stream()
                        .filter(a -> a.header("Idempotency-Replayed").isEmpty())
                        .count());
        answers.stream()
                .filter(a -> a.status() != 200)
                .forEach(a ->
                        assertEquals("idempotency.in-progress", a.expect(409).code()));
        Rest.Answer again =
                controller.post(path + "/actions/post", "{}", headers).expect(200);
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(done.getFirst().body(), again.body());
        assertEquals(1, clerk.get(path + "/entries").json().at("/items").size());
        assertEquals(
                "idempotency.key-reused",
                controller
                        .post(path + "/actions/post", "{\"comment\":\"other\"}", headers)
                        .expect(422)
                        .code());
    }

    @Test
    void a1_05_unbalanced_journal_is_refused_on_submit() {
        String id = clerk.post(
                        company + "/finance.manual-journal",
                        Fixture.journalBody("2026-03-05", "6100", "1000", "100.00", "99.99"))
                .expect(201)
                .text("/id");
        String path = company + "/finance.manual-journal/" + id;
        Rest.Answer refused = clerk.action(path, "submit", "{}").expect(422);
        assertEquals("ledger.unbalanced", refused.code());
        assertEquals("0.01", refused.text("/violations/0/arguments/difference"));
        assertTrue(clerk.get(path).json().at("/number").isNull());
        assertEquals("draft", clerk.get(path).text("/status"));
        fixture.journal(company, "2026-03-06", "6100", "1000", "5.00");
        JsonNode entries = clerk.get(company + "/ledger.journal-entry?limit=10")
                .expect(200)
                .json();
        assertEquals("GEN-2026-000001", entries.at("/items/0/number").asText(), "no number was used up");
    }

    @Test
    void a1_07_closed_period_names_the_open_ones_and_three_dates_stay_apart() {
        controller
                .post(
                        company + "/ledger.period/~2026-01/actions/close",
                        "{\"modules\":[\"*\"],\"book\":null,\"reason\":\"month end\"}")
                .expect(200);
        JsonNode period =
                clerk.get(company + "/ledger.period/~2026-01").expect(200).json();
        assertEquals("closed", period.at("/locks/0/state").asText());
        assertEquals("controller", period.at("/locks/0/by").asText());
        String path = fixture.approvedBill(company, "INV-1", "2026-01-31");
        Rest.Answer refused = controller.action(path, "post", "{}").expect(409);
        assertEquals("ledger.period-closed", refused.code());
        assertEquals("2026-02", refused.text("/blockers/0/arguments/openPeriods/0"));
        assertEquals("period", refused.text("/blockers/0/kind"));
        assertEquals("reopen", refused.text("/blockers/0/liftedHow/action"));
        assertNotEquals("", refused.text("/blockers/0/liftedBy/0/role"));
        assertEquals("approved", clerk.get(path).text("/status"));

        long version = clerk.get(path).json().path("version").asLong();
        clerk.patch(path, version, "{\"postingDate\":\"2026-02-01\"}").expect(200);
        clerk.action(path, "submit", "{}").expect(200);
        controller.action(path, "approve", "{}").expect(200);
        controller.action(path, "post", "{}").expect(200);
        JsonNode entry = clerk.get(path + "/entries").json().at("/items/0");
        assertEquals("2026-01-31", entry.at("/documentDate").asText());
        assertEquals("2026-02-01", entry.at("/postingDate").asText());
        assertEquals("2026-02", entry.at("/period").asText());
    }

    @Test
    void what_is_created_lies_where_its_answer_says() {
        Rest.Answer created = clerk.post(company + "/finance.supplier-bill", Fixture.bill("INV-7", "2026-03-05"))
                .expect(201);
        assertEquals(
                "/api/v1/" + company + "/finance.supplier-bill/" + created.text("/id"), created.header("Location"));
    }

    @Test
    void a_misspelt_parameter_of_a_list_is_refused() {
        assertEquals(
                "query.parameter-unknown",
                clerk.get(company + "/finance.supplier-bill?filtr=status==draft")
                        .expect(400)
                        .code());
    }

    @Test
    void periods_close_for_modules_that_exist_and_years_do_not_overlap() {
        assertEquals(
                "ledger.module-unknown",
                controller
                        .post(
                                company + "/ledger.period/~2026-06/actions/close",
                                "{\"modules\":[\"nope\"],\"reason\":\"x\"}")
                        .expect(422)
                        .code());
        controller
                .post(
                        company + "/ledger.fiscal-year",
                        "{\"code\":\"2027b\",\"start\":\"2027-04-01\",\"end\":\"2028-03-31\",\"pattern\":\"monthly\",\"adjusting\":1}")
                .expect(422);
    }

    /** Return debit and credit by account of an entry. */
    static Map<String, String> sides(JsonNode entry) {
        Map<String, String> sides = new TreeMap<>();
        entry.at("/lines")
                .forEach(line -> sides.put(
                        line.at("/account").asText(),
                        line.at("/debit").asText() + " " + line.at("/credit").asText()));
        return sides;
    }

    /** Return closing balances by account of the trial balance, those of zero left out. */
    static Map<String, String> closing(Rest who, String company, String from, String to) {
        Map<String, String> closing = new TreeMap<>();
        who.get(company + "/queries/finance.trial-balance?from=" + from + "&to=" + to)
                .expect(200)
                .json()
                .at("/rows")
                .forEach(row -> {
                    if (!row.at("/closing").asText().matches("-?0(\\.0+)?")) {
                        closing.put(
                                row.at("/account").asText(), row.at("/closing").asText());
                    }
                });
        return closing;
    }
}
