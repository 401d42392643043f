package org.twisterp.runtime.action;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.definition.WorkflowDefinition.Transition;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.draft.Rights;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Guard;

/** Find what stands before an action: rights, state, the same person, guards; the first kind that blocks is told. */
final class Hurdles {

    /** What a service account never does: there, always a person stands behind it. */
    private static final Set<String> PEOPLE_ONLY =
            Set.of("approve", "reject", "post", "reverse", "soft-close", "close", "lock", "reopen");

    /** Actions that lead out of the way rather than along it. */
    private static final Set<String> SIDEWAYS = Set.of("reject", "cancel", "reverse");

    private final Unit unit;
    private final Records.Loaded loaded;
    private final Approvals approvals;

    Hurdles(Unit unit, Records.Loaded loaded, Approvals approvals) {
        this.unit = unit;
        this.loaded = loaded;
        this.approvals = approvals;
    }

    /** Return what blocks the action; empty when nothing here does. */
    List<Blocker> of(Transition transition) {
        if (unit.call().user().service() && PEOPLE_ONLY.contains(transition.action())) {
            return List.of(Blocker.of(
                    "action.service-account",
                    Blocker.Kind.PERMISSION,
                    lifters(transition.roles()),
                    "action",
                    transition.action()));
        }
        boolean here = !loaded.entity().isDocument() || transition.from().contains(loaded.status());
        boolean approving = here && transition.action().equals("approve");
        if (approving && approvals.isBarred(unit.call().user().id())) {
            return List.of(samePerson());
        }
        Collection<String> roles = approving ? approvingRoles(transition) : transition.roles();
        if (roles.stream().noneMatch(unit.call().roles()::contains)) {
            return List.of(Rights.missing(transition.action(), roles));
        }
        if (!here) {
            return List.of(state(transition));
        }
        List<Blocker> guarded = new ArrayList<>();
        for (Guard guard : unit.generation().guards(loaded.entity().id(), transition.action())) {
            guarded.addAll(guard.check(loaded.record(), transition.action(), unit.context()));
        }
        return guarded;
    }

    /** Turn blockers into the refusal that carries them: 403 where a right is missing, 409 otherwise. */
    static Refusal refusal(List<Blocker> blockers) {
        Blocker first = blockers.getFirst();
        boolean right =
                first.code().equals("action.not-permitted") || first.code().equals("action.service-account");
        return right ? Rights.refused(first) : Refusal.blocked(blockers);
    }

    private Collection<String> approvingRoles(Transition transition) {
        Set<String> missing = approvals.missingRoles();
        return missing.isEmpty() ? transition.roles() : missing;
    }

    private Blocker samePerson() {
        return Blocker.of(
                        "approval.same-person",
                        Blocker.Kind.WORKFLOW,
                        lifters(approvals.missingRoles()),
                        "user",
                        unit.call().user().login())
                .about(self())
                .liftedHow(way("approve"));
    }

    /** Say what must happen first; nobody can lift it when no way leads there. */
    private Blocker state(Transition transition) {
        Optional<Transition> next = next(transition);
        String status = loaded.status();
        if (next.isPresent()) {
            Collection<String> roles = next.get().action().equals("approve")
                    ? approvals.missingRoles()
                    : next.get().roles();
            return Blocker.of(
                            "workflow.pending",
                            Blocker.Kind.WORKFLOW,
                            lifters(roles),
                            "action",
                            transition.action(),
                            "status",
                            status,
                            "next",
                            next.get().action(),
                            "roles",
                            List.copyOf(roles))
                    .about(self())
                    .liftedHow(way(next.get().action()));
        }
        String code =
                switch (status) {
                    case "posted" -> "document.posted";
                    case "reversed" -> transition.action().equals("reverse") ? "reverse.already" : "document.posted";
                    default -> "workflow.state";
                };
        return Blocker.of(
                        code,
                        code.equals("workflow.state") ? Blocker.Kind.WORKFLOW : Blocker.Kind.LOCK,
                        List.of(),
                        "action",
                        transition.action(),
                        "status",
                        status,
                        "number",
                        Objects.toString(loaded.code(), ""))
                .about(self());
    }

    /** Return the first step of the shortest way from the present state to one where the action is possible. */
    private Optional<Transition> next(Transition wanted) {
        WorkflowDefinition workflow = loaded.workflow();
        Deque<Transition> firsts = new ArrayDeque<>();
        Deque<String> states = new ArrayDeque<>();
        Set<String> seen = new HashSet<>(Set.of(loaded.status()));
        for (Transition step : leading(workflow, loaded.status())) {
            firsts.add(step);
            states.add(step.to());
        }
        while (!states.isEmpty()) {
            String state = states.remove();
            Transition first = firsts.remove();
            if (wanted.from().contains(state)) {
                return Optional.of(first);
            }
            if (seen.add(state)) {
                for (Transition step : leading(workflow, state)) {
                    firsts.add(first);
                    states.add(step.to());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Transition> leading(WorkflowDefinition workflow, String state) {
        return workflow.transitions().stream()
                .filter(t -> t.from().contains(state) && !t.to().isEmpty() && !SIDEWAYS.contains(t.action()))
                .toList();
    }

    private Blocker.Subject self() {
        return new Blocker.Subject(loaded.entity().id(), id(), loaded.code());
    }

    private Blocker.Way way(String action) {
        return new Blocker.Way(loaded.entity().id(), id(), action);
    }

    private UUID id() {
        return loaded.record().id();
    }

    private static List<Blocker.Lifter> lifters(Collection<String> roles) {
        return roles.stream().map(Blocker.Lifter::role).toList();
    }
}
