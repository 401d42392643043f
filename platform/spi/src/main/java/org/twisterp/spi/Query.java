package org.twisterp.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read figures by name with typed parameters and columns; list, report, export, REST and screen show the same. */
public interface Query {

    /** Return the name, for instance finance.trial-balance. */
    String name();

    /** Return the parameters in the order of the screen. */
    List<Parameter> parameters();

    /** Return the columns in order. */
    List<Column> columns();

    /** Return the roles that may run it. */
    List<String> roles();

    /** Tell whether it reads over the whole group, where no company is acted in; others read in one company. */
    default boolean ofGroup() {
        return false;
    }

    /** Read the rows; {@code parameters} are typed as declared, absent optional ones are missing from the map. */
    Result read(Context context, Map<String, Object> parameters);

    /**
     * Declare a parameter.
     *
     * @param type text, date, integer, boolean, reference
     * @param refersTo entity of a reference; null otherwise
     */
    record Parameter(
            String name,
            Type type,
            boolean required,
            @Nullable String refersTo) {}

    /** Declare a column. */
    record Column(String name, Type type) {}

    /** Name the types on the wire. */
    enum Type {
        TEXT,
        DATE,
        INTEGER,
        BOOLEAN,
        MONEY,
        QUANTITY,
        RATE,
        REFERENCE
    }

    /**
     * Hold what was read.
     *
     * @param rows values by column name
     * @param totals values by column name; empty when nothing is summed
     * @param next cursor of the next page; null at the end or when the query has no pages
     */
    record Result(
            List<Map<String, @Nullable Object>> rows,
            Map<String, @Nullable Object> totals,
            @Nullable String next) {}
}
