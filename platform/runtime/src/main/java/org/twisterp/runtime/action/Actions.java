package org.twisterp.runtime.action;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Run actions: the only way state changes, for screen, REST, import, job and command line alike. */
public final class Actions {

    public Actions(UnitsOfWork units, Definitions definitions, Drafts drafts, Messages messages) {}

    /**
     * Run an action in one transaction.
     *
     * @param version version the caller has seen; null skips the check
     * @param arguments values by name, as on the wire
     */
    public ActionResult run(
            Call call, String entity, UUID id, @Nullable Long version, String action, Map<String, ? extends @Nullable Object> arguments) {
        throw new UnsupportedOperationException();
    }

    /** Return the actions of a record in the order of its workflow: those that its state or the caller's roles offer. */
    public List<AvailableAction> available(Call call, String entity, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Return what blocks an action now, the same as its refusal would carry. */
    public List<Blocker> blockers(Call call, String entity, UUID id, String action) {
        throw new UnsupportedOperationException();
    }
}
