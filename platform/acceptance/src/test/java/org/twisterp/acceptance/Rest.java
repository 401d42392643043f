package org.twisterp.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speak REST as one user with an API key. */
final class Rest {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final String key;

    Rest(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, long version, String body) {
        return send("PATCH", path, body, "If-Match", "\"" + version + "\"");
    }

    /** Run an action on the newest version of a record. */
    Answer action(String record, String action, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("If-Match");
        all.add("\"" + get(record).json().path("version").asLong() + "\"");
        return send("POST", record + "/actions/" + action, body, all.toArray(String[]::new));
    }

    Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("api/v1/" + path))
                .header("Authorization", "Bearer " + key)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Hold an answer of the server. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException("not JSON: " + response.body(), notJson);
            }
        }

        String text(String pointer) {
            return json().at(pointer).asText();
        }

        String code() {
            return text("/code");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Return itself when the status is the expected one, else fail with the body. */
        Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("expected " + status + " but got " + status() + ": " + body());
            }
            return this;
        }
    }
}
