package org.twisterp.runtime.message;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;

/** Shape a refusal as RFC 9457 problem details, for REST, the command line and screens alike. */
public final class Problem {

    private Problem() {}

    /** Return the problem as a tree for {@link org.twisterp.runtime.json.Json#write}. */
    public static Map<String, @Nullable Object> of(
            Messages messages, Refusal refusal, Locale locale, String instance, String correlation) {
        throw new UnsupportedOperationException();
    }
}
