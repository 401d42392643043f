package org.twisterp.runtime.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Query;

/** Describe a named query in the caller's language. */
public record QueryDefinition(String name, String label, List<Parameter> parameters, List<QueryResult.Column> columns) {

    /**
     * Describe a parameter.
     *
     * @param refersTo entity of a reference; null otherwise
     */
    public record Parameter(
            String name,
            String label,
            Query.Type type,
            boolean required,
            @Nullable String refersTo) {}
}
