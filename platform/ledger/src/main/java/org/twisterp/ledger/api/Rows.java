package org.twisterp.ledger.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read rows by SQL with named parameters; {@code Context::rows} is one. */
@FunctionalInterface
public interface Rows {

    /** Return the rows as values by column label. */
    List<? extends Map<String, ? extends @Nullable Object>> rows(String sql, Map<String, ?> parameters);
}
