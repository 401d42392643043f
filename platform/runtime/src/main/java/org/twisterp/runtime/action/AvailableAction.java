package org.twisterp.runtime.action;

import java.util.List;
import org.twisterp.kernel.Blocker;
import org.twisterp.runtime.definition.WorkflowDefinition;

/**
 * Show an action of a record.
 *
 * @param allowed whether it would run now, as far as can be told without running it
 * @param blockers why not; the same as the refusal would carry
 * @param arguments what it takes
 */
public record AvailableAction(
        String action,
        String label,
        boolean allowed,
        List<Blocker> blockers,
        List<WorkflowDefinition.Argument> arguments) {}
