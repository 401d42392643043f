package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
            Call call, HttpServletRequest request, HttpHeaders headers, @Nullable String body, Supplier<Answer> work) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null) {
            return work.get().response(false);
        }
        String what = request.getMethod() + " " + request.getRequestURI() + " "
                + blank(headers.getHeaderString(HttpHeaders.IF_MATCH)) + "\n" + blank(body);
        Idempotency.Answer kept = platform.idempotency().once(call, key, what, () -> {
            Answer made = work.get();
            return new Idempotency.Answer(made.status(), write(made), false);
        });
        return read(kept.body()).response(kept.replayed());
    }

    private static String write(Answer answer) {
        return answer.status() + "\n" + blank(answer.location()) + "\n" + blank(answer.version()) + "\n"
                + answer.body();
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
}
