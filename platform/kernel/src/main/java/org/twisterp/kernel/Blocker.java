package org.twisterp.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Say what blocks an action, who can lift it and until when.
 *
 * @param code dotted code whose text stands in messages.properties
 * @param kind what sort of thing blocks
 * @param subject the record that blocks; null when it is the document itself
 * @param liftedBy roles and users of whom one can lift it; empty when nobody can
 * @param liftedHow the action that lifts it; null when there is none
 * @param since when it began to block; null when unknown
 * @param until when it ends by itself or goes to somebody else; null when it does not
 * @param then who can lift it after {@code until}; null when nobody else
 * @param arguments values for the text and for programs
 */
public record Blocker(
        String code,
        Kind kind,
        @Nullable Subject subject,
        List<Lifter> liftedBy,
        @Nullable Way liftedHow,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Lifter then,
        Map<String, Object> arguments) {

    public Blocker {
        liftedBy = List.copyOf(liftedBy);
        arguments = Refusal.ordered(arguments);
    }

    /** Name the sorts of blockers. */
    public enum Kind {
        VALIDATION,
        WORKFLOW,
        PERIOD,
        PERMISSION,
        BUDGET,
        PRICE,
        QUALITY,
        CREDIT,
        DUPLICATE,
        ALLOCATION,
        RATE,
        LOCK,
        CONFLICT
    }

    /** Name the record that blocks. */
    public record Subject(String entity, UUID id, @Nullable String code) {}

    /** Name a role or a user; exactly one is given. */
    public record Lifter(@Nullable String role, @Nullable String user) {
        public static Lifter role(String role) {
            return new Lifter(role, null);
        }

        public static Lifter user(String user) {
            return new Lifter(null, user);
        }
    }

    /** Name the action on a record that lifts the blocker. */
    public record Way(String entity, UUID id, String action) {}

    /** Start a blocker that only has a code and who can lift it. */
    public static Blocker of(String code, Kind kind, List<Lifter> liftedBy, Object... pairs) {
        return new Blocker(code, kind, null, liftedBy, null, null, null, null, Refusal.arguments(pairs));
    }

    /** Return the same blocker with its subject. */
    public Blocker about(Subject blocking) {
        return new Blocker(code, kind, blocking, liftedBy, liftedHow, since, until, then, arguments);
    }

    /** Return the same blocker with the action that lifts it. */
    public Blocker liftedHow(Way way) {
        return new Blocker(code, kind, subject, liftedBy, way, since, until, then, arguments);
    }
}
