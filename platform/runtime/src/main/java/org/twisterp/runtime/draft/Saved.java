package org.twisterp.runtime.draft;

import java.util.List;
import java.util.UUID;
import org.twisterp.kernel.Violation;

/**
 * Return what was saved.
 *
 * @param draft a fresh draft of the saved version
 * @param warnings what a submit would still refuse; empty for masters
 */
public record Saved(Draft draft, List<Violation> warnings) {

    public UUID id() {
        return java.util.Objects.requireNonNull(draft.id());
    }

    public long version() {
        return draft.baseVersion();
    }
}
