package org.twisterp.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Do what a plugin adds beyond the built-in actions submit, approve, reject, post, cancel, reverse.
 *
 * @param <R> record it works on
 */
public interface Action<R extends Stored> {

    /** Return the entity it works on. */
    String entity();

    /** Return its name, a verb in kebab-case, listed in workflow.yaml with its roles. */
    String name();

    /** Change the record in memory; the platform stores it, audits it and moves the state by workflow.yaml. */
    void run(R record, Map<String, @Nullable Object> arguments, ActionContext context);
}
