package org.twisterp.runtime.action;

import java.util.function.Supplier;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Answer a repeated request with its first answer, for 48 hours. */
public final class Idempotency {

    /**
     * Hold an answer as it left the system.
     *
     * @param replayed true when it was kept from before
     */
    public record Answer(int status, String body, boolean replayed) {}

    public Idempotency(UnitsOfWork units) {}

    /**
     * Run a request once per key.
     *
     * @param request method, address, version and body as one text; another one under the same key is refused as {@code
     *     idempotency.key-reused} (422), one that runs still as {@code idempotency.in-progress} (409)
     * @param work makes the answer; what it throws is not kept
     */
    public Answer once(Call call, String key, String request, Supplier<Answer> work) {
        throw new UnsupportedOperationException();
    }
}
