package org.twisterp.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.json.Json;

/** Speak to the person at the keyboard, or in JSON to a program; the only place that prints. */
final class Console {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int COULD_NOT_RUN = 2;

    private final boolean json;

    Console(boolean json) {
        this.json = json;
    }

    boolean json() {
        return json;
    }

    /** Answer with the result: a tree for programs, a sentence for people. */
    void answer(Map<String, ?> tree, String sentence) {
        System.out.println(json ? Json.write(tree) : sentence);
    }

    /** Answer with the bare result, the same for people and programs. */
    void answer(String text) {
        System.out.println(text);
    }

    /** Tell a person how it goes; programs are not disturbed. */
    void tell(String sentence) {
        if (!json) {
            System.err.println(sentence);
        }
    }

    /** Say why it did not work and return the exit code. */
    int failed(Throwable failure, boolean trace) {
        if (trace) {
            failure.printStackTrace();
        }
        if (failure instanceof RefusalException refused) {
            return refused(refused.refusal());
        }
        boolean bare = failure.getMessage() == null || failure instanceof IOException;
        String words = bare ? failure.getClass().getSimpleName() + ": " + failure.getMessage() : failure.getMessage();
        System.err.println(json ? Json.write(Map.of("code", "cli.failed", "detail", words)) : "twist: " + words);
        return COULD_NOT_RUN;
    }

    private int refused(Refusal refusal) {
        Words words = Words.of(Locale.ENGLISH);
        if (json) {
            System.err.println(Json.write(words.problem(refusal)));
        } else {
            words.sentences(refusal).forEach(System.err::println);
        }
        return refusal.grounds() == Refusal.Grounds.UNAVAILABLE ? COULD_NOT_RUN : REFUSED;
    }

    /** Refuse because something outside of the business rules is in the way. */
    static RefusalException unavailable(String code, @Nullable Object... pairs) {
        return Refusal.of(Refusal.Grounds.UNAVAILABLE, code, pairs).exception();
    }
}
