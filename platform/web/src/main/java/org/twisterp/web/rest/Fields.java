package org.twisterp.web.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;

/** Read the fields of a set-up record strictly: a field that nobody asked for is refused by its path. */
final class Fields {

    private final Map<String, @Nullable Object> body;
    private final String path;
    private final Set<String> unread;

    Fields(Map<String, @Nullable Object> body, String path) {
        this.body = body;
        this.path = path;
        this.unread = new HashSet<>(body.keySet());
    }

    String required(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(List.of(org.twisterp.kernel.Violation.of(path + name, "value.required")))
                    .exception();
        }
        return value;
    }

    @Nullable
    String text(String name) {
        unread.remove(name);
        Object value = body.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(name, "text");
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    boolean flag(String name) {
        unread.remove(name);
        return switch (body.get(name)) {
            case null -> false;
            case Boolean value -> value;
            default -> throw wrong(name, "boolean");
        };
    }

    int month(String name, int otherwise) {
        unread.remove(name);
        Object value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int month = Integer.parseInt(value.toString().replaceFirst("^--?", ""));
            if (month >= 1 && month <= 12) {
                return month;
            }
        } catch (NumberFormatException notWhole) {
            throw wrong(name, "month");
        }
        throw wrong(name, "month");
    }

    ZoneId zone(String name) {
        try {
            return ZoneId.of(text(name, "UTC"));
        } catch (DateTimeException unknown) {
            throw wrong(name, "time zone");
        }
    }

    @Nullable
    LocalDate date(String name) {
        try {
            String value = text(name);
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException notADate) {
            throw wrong(name, "date");
        }
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong(name, "choice");
        }
    }

    @SuppressWarnings("unchecked")
    List<Fields> list(String name) {
        unread.remove(name);
        return switch (body.get(name)) {
            case null -> List.of();
            case List<?> items -> {
                for (int i = 0; i < items.size(); i++) {
                    if (!(items.get(i) instanceof Map)) {
                        throw wrong(name + "[" + i + "]", "object");
                    }
                }
                yield java.util.stream.IntStream.range(0, items.size())
                        .mapToObj(i ->
                                new Fields((Map<String, @Nullable Object>) items.get(i), path + name + "[" + i + "]."))
                        .toList();
            }
            default -> throw wrong(name, "list");
        };
    }

    /** Refuse what was not read. */
    void close() {
        if (!unread.isEmpty()) {
            throw Refusal.unreadable(path + unread.iterator().next(), "field.unknown")
                    .exception();
        }
    }

    private RuntimeException wrong(String name, String expected) {
        return Refusal.unreadable(path + name, "value.type", "expected", expected)
                .exception();
    }
}
