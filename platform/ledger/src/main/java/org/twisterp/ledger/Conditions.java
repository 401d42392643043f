package org.twisterp.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decide the conditions of posting rules; the platform brings CEL. */
@FunctionalInterface
public interface Conditions {

    /** Tell whether an expression holds for the values of a line over those of its header. */
    boolean holds(String expression, Map<String, @Nullable Object> values);
}
