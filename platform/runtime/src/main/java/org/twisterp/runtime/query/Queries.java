package org.twisterp.runtime.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Run the named queries of the plugins. */
public final class Queries {

    public Queries(UnitsOfWork units, Definitions definitions, Messages messages) {}

    /** Return the queries that the caller may run. */
    public List<QueryDefinition> all(Call call) {
        throw new UnsupportedOperationException();
    }

    /** Describe one; refuses {@code record.not-found}. */
    public QueryDefinition definition(Call call, String name) {
        throw new UnsupportedOperationException();
    }

    /** Run one; refuses unknown, missing and unreadable parameters (400) by name. */
    public QueryResult run(Call call, String name, Map<String, String> rawParameters) {
        throw new UnsupportedOperationException();
    }

    /** Show a result as REST does: money with exactly the currency's decimals. */
    public Map<String, @Nullable Object> toWire(Call call, QueryResult result) {
        throw new UnsupportedOperationException();
    }
}
