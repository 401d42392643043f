package org.twisterp.runtime.query;

import java.util.Locale;
import org.twisterp.spi.Query;

/** Mark a query that brings its own words, because it belongs to no plugin. */
public interface Worded extends Query {

    /** Describe it in a language. */
    QueryDefinition described(Locale locale);
}
