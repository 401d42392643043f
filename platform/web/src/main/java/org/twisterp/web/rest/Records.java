package org.twisterp.web.rest;

import java.util.UUID;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.spi.Call;

/** Find the record a path names: by id, or by natural code after a tilde. */
final class Records {

    private Records() {}

    static UUID id(Platform platform, Call call, String entity, String text) {
        if (text.startsWith("~")) {
            return platform.drafts().find(call, entity, text.substring(1)).orElseThrow(() -> Refusal.notFound()
                    .exception());
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException garbage) {
            throw Refusal.notFound().exception();
        }
    }
}
