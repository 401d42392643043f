package org.twisterp.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.action.Idempotency;
import org.twisterp.spi.Call;

/** Give each answer once: a request that comes again with its Idempotency-Key gets the first answer again. */
final class Answers {

    private final Platform platform;

    Answers(Platform platform) {
        this.platform = platform;
    }

    Response once(
            Call call,
            ContainerRequestContext request,
            HttpHeaders headers,
            @Nullable String body,
            Supplier<Answer> work) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null) {
            return work.get().response(false);
        }
        String what = request.getMethod() + " " + request.getUriInfo().getPath();
        Idempotency.Kept<Answer> kept = platform.idempotency()
                .once(call, key, digest(what, body), Answers::write, Answers::read, work);
        return kept.value().response(kept.replayed());
    }

    private static String write(Answer answer) {
        return answer.status() + "\n" + blank(answer.location()) + "\n" + blank(answer.version()) + "\n" + answer.body();
    }

    private static Answer read(String text) {
        String[] parts = text.split("\n", 4);
        return new Answer(
                Integer.parseInt(parts[0]),
                parts[1].isEmpty() ? null : parts[1],
                parts[2].isEmpty() ? null : Long.valueOf(parts[2]),
                parts[3]);
    }

    private static String blank(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String digest(String what, @Nullable String body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(what.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static @Nullable LocalDate date(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refusal.unreadable(name, "value.type", "expected", "date").exception();
        }
    }
}
