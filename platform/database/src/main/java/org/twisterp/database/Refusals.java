package org.twisterp.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Refusal.Grounds;
import org.twisterp.kernel.RefusalException;

/** Say no in the words of {@code messages.properties}; what lies beneath goes to the log. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    static RefusalException of(String code, Object... pairs) {
        return Refusal.of(Grounds.UNAVAILABLE, code, pairs).exception();
    }

    static RefusalException because(Throwable cause, String code, Object... pairs) {
        LOG.warn("event=refused code={}", code, cause);
        return of(code, pairs);
    }
}
