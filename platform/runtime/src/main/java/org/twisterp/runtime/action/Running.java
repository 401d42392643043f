package org.twisterp.runtime.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.ledger.EntryDraft;
import org.twisterp.ledger.PostedEntry;
import org.twisterp.runtime.audit.AuditLog;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.WorkflowDefinition.Transition;
import org.twisterp.runtime.draft.Checking;
import org.twisterp.runtime.draft.Differences;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Action;
import org.twisterp.spi.Document;
import org.twisterp.spi.Stored;

/** Run one action on one locked record, inside one unit of work. */
final class Running {

    private final Unit unit;
    private final Definitions definitions;
    private final Records.Loaded loaded;
    private final Transition transition;
    private final Arguments arguments;
    private final Approvals approvals;
    private final List<UUID> entries = new ArrayList<>();
    private boolean audited;

    Running(
            Unit unit,
            Definitions definitions,
            Records.Loaded loaded,
            Transition transition,
            Map<String, ? extends @Nullable Object> given) {
        this.unit = unit;
        this.definitions = definitions;
        this.loaded = loaded;
        this.transition = transition;
        this.approvals = new Approvals(unit, loaded, definitions.conditions());
        List<Blocker> blockers = new Hurdles(unit, loaded, approvals).of(transition);
        if (!blockers.isEmpty()) {
            throw Hurdles.refusal(blockers).exception();
        }
        this.arguments = new Arguments(transition, given);
    }

    ActionResult run() {
        Map<String, @Nullable Object> before = loaded.values();
        Map<String, @Nullable Object> was = state();
        if (loaded.record() instanceof Document document) {
            document(document);
        } else {
            own();
        }
        if (!audited) {
            if (!Differences.names(before, loaded.values()).isEmpty()) {
                unit.save(loaded.record());
            }
            audit(was);
        }
        return new ActionResult(loaded.draft(), entries);
    }

    private void document(Document document) {
        switch (transition.action()) {
            case "submit" -> submit(document);
            case "approve" -> approve(document);
            case "post" -> post(document);
            case "reverse" -> reverse();
            case "reject", "cancel" -> {
                approvals.voidAll();
                move(transition.to());
            }
            default -> {
                own();
                move(transition.to());
            }
        }
    }

    private void submit(Document document) {
        refuse(new Checking(unit, definitions).rules(document));
        loaded.set("submittedBy", unit.call().user().id());
        move(transition.to());
    }

    private void approve(Document document) {
        refuse(new Checking(unit, definitions).broken(document));
        Optional<Approvals.Step> step = approvals.stepFor(unit.call().roles());
        step.ifPresent(found -> approvals.give(found, arguments.comment()));
        if (approvals.missing().isEmpty()) {
            move(transition.to());
        }
    }

    /** What others could wait for comes last: the record and its audit are written first, then entry and numbers. */
    private void post(Document document) {
        refuse(new Checking(unit, definitions).broken(document));
        Books books = new Books(unit, definitions, loaded);
        Optional<EntryDraft> entry = books.entry(approvals.people());
        entry.ifPresent(draft -> entries.add(draft.id()));
        Map<String, @Nullable Object> was = state();
        move(transition.to());
        loaded.set("postedBy", unit.call().user().id());
        loaded.set("postedAt", unit.now());
        unit.save(document);
        unit.flush();
        audit(was);
        unit.em().clear();
        String number = entry.isPresent() ? books.append(entry.get()).documentNumber() : books.number();
        books.stamp(number);
    }

    private void reverse() {
        Books books = new Books(unit, definitions, loaded);
        Map<String, @Nullable Object> was = state();
        move(transition.to());
        unit.save(loaded.record());
        unit.flush();
        List<PostedEntry> mirrors = books.reverse(arguments.date("date"), arguments.text("reason"));
        mirrors.forEach(mirror -> entries.add(mirror.id()));
        audit(was);
        unit.em().clear();
    }

    @SuppressWarnings("unchecked")
    private void own() {
        Optional<Action<?>> action = unit.generation().action(loaded.entity().id(), transition.action());
        action.ifPresent(found -> ((Action<Stored>) found)
                .run(
                        loaded.record(),
                        arguments.values(),
                        unit.actionContext(loaded.entity().plugin())));
    }

    private void move(String status) {
        if (!status.isEmpty()) {
            loaded.set("status", status);
        }
    }

    private Map<String, @Nullable Object> state() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        if (loaded.entity().isDocument()) {
            state.put("status", loaded.status());
        }
        state.put("version", loaded.record().version());
        return state;
    }

    private void audit(Map<String, @Nullable Object> was) {
        unit.flush();
        audited = true;
        Map<String, @Nullable Object> is = state();
        if (!entries.isEmpty()) {
            is.put("entries", List.copyOf(entries));
        }
        Map<String, @Nullable Object> told = new LinkedHashMap<>(arguments.values());
        told.remove("comment");
        told.remove("reason");
        told.values().removeIf(Objects::isNull);
        if (!told.isEmpty()) {
            is.put("arguments", told);
        }
        String entity = loaded.entity().id();
        AuditLog.append(
                unit,
                loaded.record(),
                new AuditLog.Event(
                        entity, transition.action(), loaded.code(), arguments.comment(), was, is, List.of()));
        AuditLog.announce(unit, loaded.record(), entity, entity + "." + transition.action(), is);
    }

    private static void refuse(List<Violation> broken) {
        if (!broken.isEmpty()) {
            throw Refusal.invalid(broken).exception();
        }
    }
}
