package org.twisterp.runtime.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Say which states there are, who may move a record between them, who reads, creates and edits it (workflow.yaml).
 *
 * @param initial first state
 * @param states all states; empty for masters
 * @param transitions actions with the states they lead from and to
 * @param approvals steps of the approval, all needed; empty when one approval by any role of the transition is enough
 * @param edit who may save it, and in which states
 * @param create roles that may create it
 * @param read roles that may see it; everybody with any role in the company when empty
 * @param number pattern of its numbers where the company has no series of its own; empty for none
 * @param version sha-256 of the merged definition
 */
public record WorkflowDefinition(
        String initial,
        List<String> states,
        List<Transition> transitions,
        List<Approval> approvals,
        Edit edit,
        Set<String> create,
        Set<String> read,
        String number,
        String version) {

    /** Reads everything and changes nothing. */
    public static final String AUDITOR = "platform.auditor";

    /**
     * Lead from states to a state by an action.
     *
     * @param from states it leads from; empty for any (masters)
     * @param to state it leads to; empty when the state stays
     * @param roles roles that may run it
     * @param arguments what it takes
     */
    public record Transition(
            String action, String label, List<String> from, String to, Set<String> roles, List<Argument> arguments) {}

    /** Declare an argument of an action; the type is TEXT, LONG_TEXT, DATE, BOOLEAN, INTEGER, CHOICE or JSON. */
    public record Argument(
            String name, String label, FieldType type, boolean required, List<FieldDefinition.Choice> choices) {}

    /** Ask for an approval by a role when a CEL condition holds; always when it is empty. */
    public record Approval(String role, String when) {}

    /** Say who may save and in which states. */
    public record Edit(List<String> states, Set<String> roles) {}

    /** Tell whether one of the roles may see the records: auditors, and whoever may do anything to them, always. */
    public boolean mayRead(Set<String> roles) {
        return read.isEmpty() && !roles.isEmpty()
                || roles.contains(AUDITOR)
                || any(roles, read)
                || any(roles, create)
                || any(roles, edit.roles())
                || transitions.stream().anyMatch(t -> any(roles, t.roles()));
    }

    public boolean mayCreate(Set<String> roles) {
        return any(roles, create);
    }

    public boolean mayEdit(Set<String> roles) {
        return any(roles, edit.roles());
    }

    private static boolean any(Set<String> held, Set<String> wanted) {
        return wanted.stream().anyMatch(held::contains);
    }

    /** Find the transition of an action. */
    public Optional<Transition> transition(String action) {
        return transitions.stream().filter(t -> t.action().equals(action)).findFirst();
    }
}
