package org.twisterp.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Say no: the only way the system does, on the screen, in REST and on the command line alike.
 *
 * @param code dotted code whose text stands in messages.properties
 * @param grounds why in general; decides the HTTP status
 * @param violations what is wrong with which field
 * @param blockers what blocks, who can lift it, until when
 * @param arguments values for the text and for programs
 */
public record Refusal(
        String code,
        Grounds grounds,
        List<Violation> violations,
        List<Blocker> blockers,
        Map<String, Object> arguments) {

    public Refusal {
        violations = List.copyOf(violations);
        blockers = List.copyOf(blockers);
        arguments = ordered(arguments);
    }

    /** Name the grounds of a refusal with their HTTP status. */
    public enum Grounds {
        UNREADABLE(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        BLOCKED(409),
        STALE(412),
        TOO_LARGE(413),
        MEDIA_TYPE(415),
        INVALID(422),
        VERSION_REQUIRED(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Grounds(int status) {
            this.status = status;
        }

        /** Return the HTTP status. */
        public int status() {
            return status;
        }
    }

    /** Refuse on grounds alone; arguments come as name, value, name, value. */
    public static Refusal of(Grounds grounds, String code, Object... pairs) {
        return new Refusal(code, grounds, List.of(), List.of(), arguments(pairs));
    }

    /** Refuse content that breaks a rule (422). */
    public static Refusal invalid(String code, Object... pairs) {
        return of(Grounds.INVALID, code, pairs);
    }

    /** Refuse content with the fields that break rules (422); the first violation names the refusal. */
    public static Refusal invalid(List<Violation> violations) {
        Violation first = violations.getFirst();
        return new Refusal(first.code(), Grounds.INVALID, violations, List.of(), first.arguments());
    }

    /** Refuse content that cannot be read or has an unknown field or a wrong type (400). */
    public static Refusal unreadable(String field, String code, Object... pairs) {
        return new Refusal(
                code, Grounds.UNREADABLE, List.of(Violation.of(field, code, pairs)), List.of(), arguments(pairs));
    }

    /** Refuse something valid that is blocked (409); the first blocker names the refusal. */
    public static Refusal blocked(List<Blocker> blockers) {
        Blocker first = blockers.getFirst();
        return new Refusal(first.code(), Grounds.BLOCKED, List.of(), blockers, first.arguments());
    }

    /** Refuse something valid that one thing blocks (409). */
    public static Refusal blocked(Blocker blocker) {
        return blocked(List.of(blocker));
    }

    /** Refuse what is unknown or not visible (404), in the same words for both. */
    public static Refusal notFound() {
        return of(Grounds.NOT_FOUND, "record.not-found");
    }

    /** Wrap it so that it can be thrown. */
    public RefusalException exception() {
        return new RefusalException(this);
    }

    static Map<String, Object> arguments(Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("arguments come as name, value");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static Map<String, Object> ordered(Map<String, Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
