package org.twisterp.web.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.json.Json;

/** Read what a request carries besides its path: day, version, language and body. */
final class Requests {

    private Requests() {}

    /** Return the business date asked for; null when the caller leaves it to the company's day. */
    static @Nullable LocalDate businessDate(HttpHeaders headers) {
        String text = headers.getHeaderString("X-Twist-Business-Date");
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refusal.unreadable("X-Twist-Business-Date", "value.type", "expected", "date")
                    .exception();
        }
    }

    /** Return the version in If-Match; null when the header is missing. */
    static @Nullable Long version(HttpHeaders headers) {
        String text = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (text == null || text.isBlank()) {
            return null;
        }
        String bare = text.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.valueOf(bare);
        } catch (NumberFormatException wrong) {
            throw Refusal.unreadable("If-Match", "value.type", "expected", "version")
                    .exception();
        }
    }

    /**
     * Return the version in If-Match.
     *
     * @throws org.twisterp.kernel.RefusalException {@code version.required} (428) when the header is missing
     */
    static long requiredVersion(HttpHeaders headers) {
        Long version = version(headers);
        if (version == null) {
            throw Refusal.of(Refusal.Grounds.VERSION_REQUIRED, "version.required")
                    .exception();
        }
        return version;
    }

    static Locale locale(HttpHeaders headers) {
        List<Locale> wanted = headers.getAcceptableLanguages();
        return wanted.isEmpty() || "*".equals(wanted.getFirst().getLanguage()) ? Locale.ENGLISH : wanted.getFirst();
    }

    /** Read a body that must be a JSON object; an empty body is an empty object where that is allowed. */
    static Map<String, @Nullable Object> object(@Nullable String body, boolean emptyAllowed) {
        if (body == null || body.isBlank()) {
            if (emptyAllowed) {
                return Map.of();
            }
            throw Refusal.unreadable("", "body.empty").exception();
        }
        return Json.readObject(body);
    }

    /** Read how many rows are wanted. */
    static int limit(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw Refusal.unreadable("limit", "value.type", "expected", "integer")
                    .exception();
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    /** Refuse parameters that nobody reads, so that a misspelt filter does not show everything. */
    static void knownParameters(Set<String> given, Set<String> known) {
        given.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.unreadable(
                            name,
                            "query.parameter-unknown",
                            "parameter",
                            name,
                            "known",
                            String.join(", ", sorted(known)))
                    .exception();
        });
    }
}
