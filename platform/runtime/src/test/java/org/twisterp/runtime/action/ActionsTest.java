package org.twisterp.runtime.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.runtime.sample.SamplePlatform.NOTE;
import static org.twisterp.runtime.sample.SamplePlatform.PARTNER;
import static org.twisterp.runtime.sample.SamplePlatform.as;
import static org.twisterp.runtime.sample.SamplePlatform.create;
import static org.twisterp.runtime.sample.SamplePlatform.note;
import static org.twisterp.runtime.sample.SamplePlatform.partner;
import static org.twisterp.runtime.sample.SamplePlatform.patch;
import static org.twisterp.runtime.sample.SamplePlatform.platform;
import static org.twisterp.runtime.sample.SamplePlatform.refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.audit.TimelineEvent;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.Saved;
import org.twisterp.spi.Call;

class ActionsTest {

    private final Actions actions = platform().actions();

    @Test
    void from_draft_to_the_ledger_and_back() {
        UUID id = bill("33.35");
        run("writer", id, "submit");
        assertEquals("approved", run("approver", id, "approve").document().status());
        ActionResult posted = run("writer", id, "post");
        assertEquals("posted", posted.document().status());
        assertTrue(String.valueOf(posted.document().number()).matches("NOTE-2026-\\d{6}"));
        assertEquals(1, posted.entries().size());
        Draft stored = platform().drafts().open(as("writer"), NOTE, id);
        assertEquals(posted.document().number(), stored.number());
        assertEquals(posted.document().baseVersion(), stored.baseVersion());
        Refusal edit = refused(
                () -> patch(as("writer"), NOTE, id, stored.baseVersion(), new HashMap<>(Map.of("reference", "x"))));
        assertEquals("document.posted", edit.code());
        assertEquals("reverse", edit.blockers().getFirst().liftedHow().action());
        assertEquals("document.posted", refusal("writer", id, "post").code());
        ActionResult reversed = run("approver", id, "reverse", Map.of("date", "2026-03-31", "reason", "wrong"));
        assertEquals("reversed", reversed.document().status());
        assertEquals(posted.document().number(), reversed.document().number());
        assertEquals("reverse.already", refusal("approver", id, "reverse").code());
        List<TimelineEvent> story = platform().timeline().of(as("writer"), NOTE, id);
        assertEquals(
                List.of("Reversed", "Posted", "Approved", "Submitted", "Created"),
                story.stream().map(TimelineEvent::title).toList());
        assertEquals("wrong", story.getFirst().comment());
        assertEquals("Person approver", story.getFirst().user());
        assertTrue(story.get(1).link().label().startsWith("GEN-2026-"));
    }

    @Test
    void another_person_approves() {
        Call approver = as("approver");
        UUID id = create(approver, NOTE, note(partner(), "1")).id();
        run("writer", id, "submit");
        Refusal same = refusal("approver", id, "approve");
        assertEquals("approval.same-person", same.code());
        assertEquals(409, same.grounds().status());
        assertEquals(
                List.of(Blocker.Lifter.role("sample.approver")),
                same.blockers().getFirst().liftedBy());
        assertEquals(same.blockers(), actions.blockers(approver, NOTE, id, "approve"));
        assertEquals("approval.same-person", refusal("writer", id, "approve").code());
        Refusal right = refusal("writer2", id, "approve");
        assertEquals("action.not-permitted", right.code());
        assertEquals(403, right.grounds().status());
    }

    @Test
    void not_approved_is_not_posted() {
        UUID id = bill("1");
        Refusal draft = refusal("writer", id, "post");
        assertEquals("workflow.pending", draft.code());
        assertEquals("submit", draft.blockers().getFirst().liftedHow().action());
        run("writer", id, "submit");
        Refusal pending = refusal("writer", id, "post");
        assertEquals("workflow.pending", pending.code());
        assertEquals(
                List.of(Blocker.Lifter.role("sample.approver")),
                pending.blockers().getFirst().liftedBy());
        assertEquals(pending.blockers(), actions.blockers(as("writer"), NOTE, id, "post"));
    }

    @Test
    void large_notes_need_two_people() {
        UUID id = bill("500");
        run("writer", id, "submit");
        assertEquals("action.not-permitted", refusal("auditor", id, "approve").code());
        assertEquals("submitted", run("approver", id, "approve").document().status());
        assertEquals("approval.same-person", refusal("approver", id, "approve").code());
        assertEquals(
                List.of(Blocker.Lifter.role("sample.chief")),
                refusal("writer", id, "post").blockers().getFirst().liftedBy());
        assertEquals(
                "approved",
                run("chief", id, "approve", Map.of("comment", "fine"))
                        .document()
                        .status());
        assertEquals(
                "fine",
                platform().timeline().of(as("writer"), NOTE, id).getFirst().comment());
        run("writer", id, "post");
    }

    @Test
    void an_edit_voids_the_approvals() {
        UUID id = bill("1");
        run("writer", id, "submit");
        long version = run("approver", id, "approve").document().baseVersion();
        Saved saved = patch(as("writer2"), NOTE, id, version, new HashMap<>(Map.of("reference", "new")));
        assertEquals("draft", saved.draft().status());
        run("writer", id, "submit");
        assertEquals("workflow.pending", refusal("writer", id, "post").code());
        assertEquals("approval.same-person", refusal("writer2", id, "approve").code());
        TimelineEvent change = platform().timeline().of(as("writer"), NOTE, id).get(1);
        assertEquals("Changed; it is a draft again and its approvals are void", change.title());
        assertEquals(
                new TimelineEvent.Change("reference", "Reference", "R", "new"),
                change.changes().getFirst());
    }

    @Test
    void a_service_account_neither_approves_nor_posts() {
        UUID id = bill("1");
        run("writer", id, "submit");
        Refusal robot = refusal("robot", id, "approve");
        assertEquals("action.service-account", robot.code());
        assertEquals(403, robot.grounds().status());
        run("approver", id, "approve");
        assertEquals("action.service-account", refusal("robot", id, "post").code());
    }

    @Test
    void guards_rules_and_arguments_refuse() {
        Map<String, Object> stop = note(partner(), "1");
        stop.put("reference", "STOP");
        UUID stopped = create(as("writer"), NOTE, stop).id();
        assertEquals("sample.stopped", refusal("writer", stopped, "submit").code());
        Map<String, Object> empty = note(partner(), "1");
        empty.put("lines", List.of());
        UUID lineless = create(as("writer"), NOTE, empty).id();
        Refusal rule = refusal("writer", lineless, "submit");
        assertEquals("value.required", rule.code());
        assertEquals("lines", rule.violations().getFirst().field());
        UUID id = bill("1");
        run("writer", id, "submit");
        assertEquals(
                "reason",
                refusal("approver", id, "reject").violations().getFirst().field());
        assertEquals(
                "field.unknown",
                refused(() -> run("approver", id, "reject", Map.of("colour", "red")))
                        .code());
        assertEquals(
                "value.type",
                refused(() -> run("approver", id, "reject", Map.of("reason", true)))
                        .code());
        assertEquals(
                "rejected",
                run("approver", id, "reject", Map.of("reason", "no")).document().status());
        assertEquals("action.unknown", refusal("writer", id, "dance").code());
        assertEquals("cancelled", run("writer", id, "cancel").document().status());
        assertEquals("workflow.state", refusal("writer", id, "submit").code());
        assertEquals(
                "document.final",
                refused(() -> patch(as("writer"), NOTE, id, 5, new HashMap<>(Map.of("reference", "x"))))
                        .code());
    }

    @Test
    void closed_periods_block_and_name_the_open_ones() {
        Map<String, Object> body = note(partner(), "1");
        body.put("postingDate", "2026-01-31");
        UUID id = create(as("writer"), NOTE, body).id();
        run("writer", id, "submit");
        run("approver", id, "approve");
        period("close");
        Refusal closed = refusal("writer", id, "post");
        assertEquals("ledger.period-closed", closed.code());
        assertEquals(409, closed.grounds().status());
        assertEquals("2026-02", ((List<?>) closed.arguments().get("openPeriods")).getFirst());
        assertEquals(closed.blockers(), actions.blockers(as("writer"), NOTE, id, "post"));
        AvailableAction post = actions.available(as("writer"), NOTE, id).stream()
                .filter(a -> a.action().equals("post"))
                .findFirst()
                .orElseThrow();
        assertEquals(closed.blockers(), post.blockers());
        period("reopen");
        run("writer", id, "post");
    }

    @Test
    void a_stale_version_runs_nothing() {
        UUID id = bill("1");
        Refusal stale = refused(() -> actions.run(as("writer"), NOTE, id, 7L, "submit", Map.of()));
        assertEquals("version.stale", stale.code());
        assertEquals(
                "submitted",
                actions.run(as("writer"), NOTE, id, 1L, "submit", Map.of())
                        .document()
                        .status());
    }

    @Test
    void masters_have_actions_of_their_own() {
        UUID id = platform().drafts().find(as("approver"), PARTNER, partner()).orElseThrow();
        Refusal missing = refused(() -> actions.run(as("approver"), PARTNER, id, null, "call-at", Map.of()));
        assertEquals("phone", missing.violations().getFirst().field());
        ActionResult called = actions.run(as("approver"), PARTNER, id, null, "call-at", Map.of("phone", "110"));
        assertEquals("110", called.document().get("phone"));
        assertEquals(2, called.document().baseVersion());
        assertEquals(
                "action.not-permitted",
                refused(() -> actions.run(as("writer"), PARTNER, id, null, "call-at", Map.of("phone", "1")))
                        .code());
    }

    @Test
    void a_repeated_request_finds_its_first_answer() {
        Idempotency once = platform().idempotency();
        Call writer = as("writer");
        int[] runs = {0};
        Idempotency.Answer first = once.once(
                writer, "k1", "POST a", () -> new Idempotency.Answer(201, "{\"n\":" + ++runs[0] + "}", false));
        Idempotency.Answer second = once.once(
                writer, "k1", "POST a", () -> new Idempotency.Answer(201, "{\"n\":" + ++runs[0] + "}", false));
        assertEquals(first.body(), second.body());
        assertTrue(second.replayed());
        assertEquals(1, runs[0]);
        assertEquals(
                "idempotency.key-reused",
                refused(() -> once.once(writer, "k1", "POST b", () -> first)).code());
        Refusal running = refused(() -> once.once(writer, "k2", "x", () -> once.once(writer, "k2", "x", () -> first)));
        assertEquals("idempotency.in-progress", running.code());
        assertEquals(409, running.grounds().status());
        assertEquals(201, once.once(writer, "k2", "y", () -> first).status());
        assertEquals(
                "idempotency.key",
                refused(() -> once.once(writer, " ", "y", () -> first)).code());
    }

    @Test
    void eight_clients_post_without_a_gap_and_a_key_sent_twenty_times_posts_once() throws Exception {
        List<UUID> ids = new java.util.ArrayList<>();
        for (int i = 0; i < 24; i++) {
            UUID id = bill("1");
            run("writer", id, "submit");
            run("approver", id, "approve");
            ids.add(id);
        }
        List<String> numbers = new java.util.ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> posted = ids.subList(0, 23).stream()
                    .map(id -> threads.submit(() ->
                            String.valueOf(run("writer", id, "post").document().number())))
                    .toList();
            for (Future<String> one : posted) {
                numbers.add(one.get());
            }
            List<Long> order = numbers.stream()
                    .map(n -> Long.parseLong(n.substring(n.length() - 6)))
                    .sorted()
                    .toList();
            assertEquals(order.getFirst() + 22, order.getLast());
            assertEquals(23, Set.copyOf(order).size());
            Call writer = as("writer");
            List<Future<String>> answers = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> once(writer, ids.get(23))))
                    .toList();
            Set<String> different = new java.util.HashSet<>();
            for (Future<String> answer : answers) {
                different.add(answer.get());
            }
            different.remove("idempotency.in-progress");
            assertEquals(1, different.size());
            assertTrue(different.iterator().next().startsWith("NOTE-2026-"), different.toString());
        }
    }

    private String once(Call writer, UUID id) {
        try {
            return platform()
                    .idempotency()
                    .once(
                            writer,
                            "post-" + id,
                            "POST " + id,
                            () -> new Idempotency.Answer(
                                    200,
                                    String.valueOf(
                                            run("writer", id, "post").document().number()),
                                    false))
                    .body();
        } catch (org.twisterp.kernel.RefusalException refused) {
            return refused.refusal().code();
        }
    }

    @Test
    void strangers_run_nothing() {
        UUID id = bill("1");
        assertEquals(
                "record.not-found",
                refused(() -> actions.run(as("stranger", "BETA"), NOTE, id, null, "submit", Map.of()))
                        .code());
        assertEquals(
                "record.not-found",
                refused(() -> actions.blockers(as("stranger", "BETA"), NOTE, id, "submit"))
                        .code());
        assertEquals(
                "record.not-found",
                refused(() -> platform().timeline().of(as("stranger", "BETA"), NOTE, id))
                        .code());
        assertNull(platform().drafts().open(as("auditor"), NOTE, id).number());
    }

    /** The ledger's own actions take the same road; the role comes with the finance plugin, which is not here. */
    private void period(String action) {
        Call call = as("approver");
        Call controller = new Call(
                call.user(),
                call.group(),
                call.company(),
                call.companies(),
                Set.of("finance.controller"),
                call.businessDate(),
                call.locale(),
                call.channel(),
                call.correlation());
        UUID january =
                platform().drafts().find(controller, "ledger.period", "2026-01").orElseThrow();
        actions.run(
                controller, "ledger.period", january, null, action, Map.of("modules", List.of("*"), "reason", "test"));
        assertEquals(
                action,
                platform()
                        .timeline()
                        .of(controller, "ledger.period", january)
                        .getFirst()
                        .title()
                        .toLowerCase(java.util.Locale.ROOT));
    }

    private static UUID bill(String price) {
        return create(as("writer"), NOTE, note(partner(), price)).id();
    }

    private ActionResult run(String login, UUID id, String action) {
        return run(login, id, action, Map.of());
    }

    private ActionResult run(String login, UUID id, String action, Map<String, Object> arguments) {
        return actions.run(as(login), NOTE, id, null, action, arguments);
    }

    private Refusal refusal(String login, UUID id, String action) {
        return refused(() -> run(login, id, action));
    }
}
