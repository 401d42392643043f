package org.twisterp.runtime.draft;

import java.util.Collection;
import java.util.List;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;

/** Say that something visible may not be done, and which roles may. */
public final class Rights {

    private Rights() {}

    /** Refuse {@code action.not-permitted} (403) with the roles that may. */
    public static Refusal refused(String action, Collection<String> roles) {
        return refused(missing(action, roles));
    }

    /** Refuse (403) for a blocker made here. */
    public static Refusal refused(Blocker blocker) {
        return new Refusal(blocker.code(), Refusal.Grounds.FORBIDDEN, List.of(), List.of(blocker), blocker.arguments());
    }

    /** Say which roles may do it. */
    public static Blocker missing(String action, Collection<String> roles) {
        return Blocker.of(
                "action.not-permitted",
                Blocker.Kind.PERMISSION,
                roles.stream().map(Blocker.Lifter::role).toList(),
                "action",
                action,
                "roles",
                List.copyOf(roles));
    }
}
