package org.twisterp.web.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.twisterp.kernel.Blocker;
import org.twisterp.runtime.action.AvailableAction;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.report.ReportDefinition;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.desk.ScreenText;
import org.twisterp.web.parts.Figures;
import org.twisterp.web.parts.Obstacle;
import org.twisterp.web.parts.Step;

/** Show actions, their obstacles and the steps of a workflow. */
final class Actions {

    private static final Set<String> RETREATS = Set.of("reject", "cancel", "reverse");
    private static final List<String> ROAD = List.of("draft", "submitted", "approved", "posted");

    private Actions() {}

    /** Return the words of an action; its name when it is not among those offered. */
    static String label(List<AvailableAction> offered, String action) {
        return offered.stream()
                .filter(one -> one.action().equals(action))
                .map(AvailableAction::label)
                .findFirst()
                .orElse(action);
    }

    /**
     * Tell whether an action is shown in a state: it leads on from there, or it is the one after the step that is
     * awaited, so that pressing it explains what is awaited. Actions of masters are shown always.
     */
    static boolean belongs(WorkflowDefinition workflow, String action, String state) {
        return workflow.transition(action)
                .map(step -> step.from().isEmpty()
                        || step.from().contains(state)
                        || (!isRetreat(action)
                                && workflow.transitions().stream()
                                        .filter(awaited -> awaited.from().contains(state))
                                        .filter(awaited -> !awaited.from().contains(workflow.initial()))
                                        .filter(awaited -> !isRetreat(awaited.action()))
                                        .anyMatch(awaited -> step.from().contains(awaited.to()))))
                .orElse(true);
    }

    /** Tell whether an action takes something back, so that it never leads. */
    static boolean isRetreat(String action) {
        return RETREATS.contains(action);
    }

    /** Return the icon of an action, without prefix. */
    static String icon(String action) {
        return switch (action) {
            case "submit" -> "send flip";
            case "approve" -> "check";
            case "post" -> "lock";
            case "reject" -> "times";
            case "reverse" -> "undo flip";
            case "cancel" -> "ban";
            default -> "play";
        };
    }

    /** Return the letter that presses an action outside fields; empty for most. */
    static String key(String action) {
        return switch (action) {
            case "approve" -> "a";
            case "reject" -> "r";
            default -> "";
        };
    }

    /** Return the address of a document on paper; empty while it is not posted or when nothing prints it. */
    static String print(Desk desk, Draft draft) {
        String number = draft.number();
        if (number == null) {
            return "";
        }
        return desk.platform().reports().all(desk.call()).stream()
                .filter(report -> report.source() instanceof ReportDefinition.Source.Print print
                        && print.entity().equals(draft.entity()))
                .findFirst()
                .map(report -> desk.address().to("reports", report.id() + ".pdf") + "?document="
                        + URLEncoder.encode(number, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Tell whether an action has to ask before it runs. */
    static boolean asks(AvailableAction action) {
        return isRetreat(action.action())
                || action.arguments().stream().anyMatch(WorkflowDefinition.Argument::required);
    }

    static Object argument(AvailableAction action, String name, String text, Desk desk) {
        boolean date = action.arguments().stream()
                .anyMatch(argument -> argument.name().equals(name) && argument.type() == FieldType.DATE);
        if (!date) {
            return text.strip();
        }
        LocalDate day = ScreenText.day(text, desk.call().businessDate(), desk.locale());
        return day == null ? text.strip() : day.toString();
    }

    static Obstacle obstacle(Desk desk, Blocker blocker) {
        List<String> who = blocker.liftedBy().stream()
                .map(lifter -> lifter.role() != null
                        ? desk.platform().messages().role(desk.locale(), lifter.role())
                        : String.valueOf(lifter.user()))
                .distinct()
                .toList();
        Blocker.Way way = blocker.liftedHow();
        return new Obstacle(
                desk.platform().messages().title(desk.locale(), blocker.code(), blocker.arguments()),
                desk.text(blocker.code(), blocker.arguments()),
                who.isEmpty() ? desk.word("refusal.nobody") : String.join(", ", who),
                "",
                blocker.until() == null ? "–" : Figures.day(blocker.until(), desk.locale()),
                "",
                way == null || way.id().toString().equals(desk.address().record())
                        ? null
                        : new Obstacle.Way(
                                desk.word("refusal.open"),
                                desk.address()
                                        .to(way.entity(), way.id().toString())
                                        .toString()));
    }

    /** Show the straight road of a document and where it stands on it, or where it left it. */
    static List<Step> steps(
            Desk desk, WorkflowDefinition workflow, Draft draft, Form form, UnaryOperator<String> label) {
        String status = draft.status();
        List<String> road = ROAD.stream().filter(workflow.states()::contains).toList();
        List<Step> steps = new ArrayList<>();
        int here = road.indexOf("reversed".equals(status) ? "posted" : status);
        for (int i = 0; i < road.size(); i++) {
            Step.Stage stage = i < here || (i == here && i == road.size() - 1)
                    ? Step.Stage.DONE
                    : i == here ? Step.Stage.NOW : Step.Stage.TODO;
            String note = note(workflow, form, desk, road.get(i), i <= here);
            steps.add(new Step(label.apply(road.get(i)), note, stage));
        }
        if (here < 0 || "reversed".equals(status)) {
            steps.add(new Step(label.apply(status), "", Step.Stage.STOP));
        }
        return steps;
    }

    /** Say who did a step and when, or which roles are awaited. */
    private static String note(WorkflowDefinition workflow, Form form, Desk desk, String state, boolean done) {
        if (done) {
            return switch (state) {
                case "draft" -> form.signature("createdBy", "createdAt");
                case "submitted" -> form.signature("submittedBy", "");
                case "posted" -> form.signature("postedBy", "postedAt");
                default -> "";
            };
        }
        return state.equals("approved")
                ? workflow.approvals().stream()
                        .filter(approval -> approval.when().isEmpty())
                        .map(approval -> desk.platform().messages().role(desk.locale(), approval.role()))
                        .collect(Collectors.joining(", "))
                : "";
    }
}
