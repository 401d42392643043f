package org.twisterp.runtime.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.WorkflowDefinition.Transition;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.draft.Stale;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Run actions: the only way state changes, for screen, REST, import, job and command line alike. */
public final class Actions {

    private final UnitsOfWork units;
    private final Definitions definitions;
    private final Records records;

    public Actions(UnitsOfWork units, Definitions definitions, Drafts drafts, Messages messages) {
        this.units = units;
        this.definitions = definitions;
        this.records = new Records(definitions);
    }

    /**
     * Run an action in one transaction.
     *
     * <p>Refuses {@code record.not-found}, {@code action.unknown} (404), {@code version.stale} (412), {@code
     * action.not-permitted}, {@code action.service-account} (403), {@code approval.same-person}, {@code
     * workflow.pending}, {@code workflow.state}, {@code document.posted} (409), what guards and the ledger say (409),
     * what the record's own rules say (422).
     *
     * @param version version the caller has seen; null skips the check
     * @param arguments values by name, as on the wire
     */
    public ActionResult run(
            Call call,
            String entity,
            UUID id,
            @Nullable Long version,
            String action,
            Map<String, ? extends @Nullable Object> arguments) {
        definitions.visible(call, entity);
        return units.write(call, unit -> run(unit, entity, id, version, action, arguments));
    }

    /**
     * Return the actions of a record in the order of its workflow, with what blocks each. Those that the record's own
     * content would refuse count as allowed: the refusal then names the fields.
     */
    public List<AvailableAction> available(Call call, String entity, UUID id) {
        definitions.visible(call, entity);
        return units.read(call, unit -> {
            Records.Loaded loaded = records.load(unit, entity, id);
            Approvals approvals = new Approvals(unit, loaded, definitions.conditions());
            Hurdles hurdles = new Hurdles(unit, loaded, approvals);
            List<AvailableAction> all = new ArrayList<>();
            for (Transition transition : loaded.workflow().transitions()) {
                List<Blocker> blockers = hurdles.of(transition);
                if (blockers.isEmpty() && transition.action().equals("post")) {
                    blockers = ledger(unit, loaded, approvals);
                }
                all.add(new AvailableAction(
                        transition.action(), transition.label(), blockers.isEmpty(), blockers, transition.arguments()));
            }
            return all;
        });
    }

    /**
     * Return what blocks an action now, the same as its refusal would carry: the action is tried and taken back, so
     * both come from one place.
     */
    public List<Blocker> blockers(Call call, String entity, UUID id, String action) {
        definitions.visible(call, entity);
        try {
            units.write(call, unit -> {
                run(unit, entity, id, null, action, Map.of());
                throw new TakenBack();
            });
        } catch (TakenBack nothingBlocks) {
            return List.of();
        } catch (RefusalException refused) {
            Refusal refusal = refused.refusal();
            if (refusal.blockers().isEmpty() && refusal.grounds() == Refusal.Grounds.NOT_FOUND) {
                throw refused;
            }
            return refusal.blockers();
        }
        return List.of();
    }

    /** Ends a trial so that nothing of it is kept. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenBack() {
            super(null, null, false, false);
        }
    }

    private ActionResult run(
            Unit unit,
            String entity,
            UUID id,
            @Nullable Long version,
            String action,
            Map<String, ? extends @Nullable Object> arguments) {
        Records.Loaded loaded = records.lock(unit, entity, id);
        if (version != null) {
            Stale.refuse(unit, loaded.record(), version);
        }
        Transition transition = loaded.workflow().transition(action).orElseThrow(() -> Refusal.of(
                        Refusal.Grounds.NOT_FOUND, "action.unknown", "action", action)
                .exception());
        return new Running(unit, definitions, loaded, transition, arguments).run();
    }

    /** Ask the ledger whether it would take the document, taking nothing. */
    private List<Blocker> ledger(Unit unit, Records.Loaded loaded, Approvals approvals) {
        try {
            Books books = new Books(unit, definitions, loaded);
            books.entry(approvals.people()).ifPresent(books::check);
            return List.of();
        } catch (RefusalException refused) {
            return refused.refusal().blockers();
        }
    }
}
