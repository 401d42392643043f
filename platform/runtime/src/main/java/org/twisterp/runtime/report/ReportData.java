package org.twisterp.runtime.report;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Company;
import org.twisterp.spi.Query;

/**
 * Hold what a report shows, typed and not yet written in any form.
 *
 * @param definition the report
 * @param title its name in the reader's language
 * @param words words of the reader's language
 * @param heading whose books, when, by whom
 * @param asked the parameters that were used, as a person reads them
 * @param columns columns of the table; empty for a print
 * @param rows typed values by column
 * @param totals typed values by column, and what the query sums beside them
 * @param fields texts of a print by name, references and first lines with dots
 * @param lists rows of a print by field, as texts
 * @param wire the same as JSON
 */
public record ReportData(
        ReportDefinition definition,
        String title,
        ReportWords words,
        Heading heading,
        List<Asked> asked,
        List<Column> columns,
        List<Map<String, @Nullable Object>> rows,
        Map<String, @Nullable Object> totals,
        Map<String, String> fields,
        Map<String, List<Map<String, @Nullable Object>>> lists,
        Map<String, @Nullable Object> wire) {

    /**
     * Say whose books these are and who printed them.
     *
     * @param taxNumber number of the company at the tax office; empty when it has none
     */
    public record Heading(Company company, String taxNumber, ZonedDateTime printedAt, String printedBy) {}

    /** Show one parameter. */
    public record Asked(String name, String label, String text) {}

    /**
     * Show one column.
     *
     * @param width characters it takes
     */
    public record Column(String name, String label, Query.Type type, int width, ReportDefinition.Total total) {

        /** Tell whether its values are figures, which stand right. */
        public boolean figure() {
            return switch (type) {
                case MONEY, QUANTITY, RATE, INTEGER -> true;
                case TEXT, DATE, BOOLEAN, REFERENCE -> false;
            };
        }
    }

    Shown shown() {
        return new Shown(words);
    }

    /** Return a text as people read it: a code as its word, where the report has one. */
    String readable(String column, String code) {
        return code.isEmpty()
                ? code
                : words.find("value." + column + "." + code).orElse(code);
    }
}
