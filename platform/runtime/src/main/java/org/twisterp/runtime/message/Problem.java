package org.twisterp.runtime.message;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;

/** Shape a refusal as RFC 9457 problem details, for REST, the command line and screens alike. */
public final class Problem {

    private Problem() {}

    /**
     * Return the problem as a tree for {@link org.twisterp.runtime.json.Json#write}. Arguments of a stale version also
     * stand at the top, as {@code current} and {@code changed}.
     */
    public static Map<String, @Nullable Object> of(
            Messages messages, Refusal refusal, Locale locale, String instance, String correlation) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:twist:refusal:" + refusal.code());
        problem.put("title", messages.title(locale, refusal.code(), refusal.arguments()));
        problem.put("status", refusal.grounds().status());
        problem.put("detail", messages.text(locale, refusal.code(), refusal.arguments()));
        problem.put("instance", instance);
        problem.put("code", refusal.code());
        problem.put("correlation", correlation);
        if (refusal.grounds() == Refusal.Grounds.STALE) {
            plain(refusal.arguments()).forEach(problem::putIfAbsent);
        }
        problem.put("arguments", plain(refusal.arguments()));
        problem.put("violations", violations(messages, refusal.violations(), locale));
        problem.put("blockers", blockers(messages, refusal.blockers(), locale));
        return problem;
    }

    /** Return violations as the problem holds them. */
    public static List<Map<String, @Nullable Object>> violations(
            Messages messages, List<Violation> violations, Locale locale) {
        return violations.stream().map(v -> violation(messages, v, locale)).toList();
    }

    /** Return blockers as the problem of a refusal and the answer to {@code GET blockers} hold them. */
    public static List<Map<String, @Nullable Object>> blockers(
            Messages messages, List<Blocker> blockers, Locale locale) {
        return blockers.stream().map(b -> blocker(messages, b, locale)).toList();
    }

    private static Map<String, @Nullable Object> violation(Messages messages, Violation violation, Locale locale) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("field", violation.field());
        map.put("code", violation.code());
        map.put("message", messages.text(locale, violation.code(), violation.arguments()));
        map.put("arguments", plain(violation.arguments()));
        return map;
    }

    private static Map<String, @Nullable Object> blocker(Messages messages, Blocker blocker, Locale locale) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("code", blocker.code());
        map.put("kind", blocker.kind().name().toLowerCase(Locale.ROOT));
        map.put("message", messages.text(locale, blocker.code(), blocker.arguments()));
        map.put("subject", subject(blocker.subject()));
        map.put("liftedBy", blocker.liftedBy().stream().map(Problem::lifter).toList());
        map.put("liftedHow", way(blocker.liftedHow()));
        map.put("since", blocker.since());
        map.put("until", blocker.until());
        map.put("then", blocker.then() == null ? null : lifter(blocker.then()));
        map.put("arguments", plain(blocker.arguments()));
        return map;
    }

    private static @Nullable Map<String, @Nullable Object> subject(Blocker.@Nullable Subject subject) {
        if (subject == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("entity", subject.entity());
        map.put("id", subject.id());
        map.put("code", subject.code());
        return map;
    }

    private static Map<String, @Nullable Object> lifter(Blocker.Lifter lifter) {
        return lifter.role() != null
                ? new LinkedHashMap<>(Map.of("role", lifter.role()))
                : new LinkedHashMap<>(Map.of("user", String.valueOf(lifter.user())));
    }

    private static @Nullable Map<String, @Nullable Object> way(Blocker.@Nullable Way way) {
        if (way == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("entity", way.entity());
        map.put("id", way.id());
        map.put("action", way.action());
        return map;
    }

    /** Amounts leave the system as text, never as JSON numbers. */
    private static Map<String, @Nullable Object> plain(Map<String, ? extends @Nullable Object> arguments) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        arguments.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Collection<?> list
                ? list.stream().map(Problem::plain).toList()
                : value;
    }
}
