package org.twisterp.runtime.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Query;

/**
 * Describe a report as its folder does.
 *
 * @param id name of the folder
 * @param folder where report.yaml, layout.jrxml, query.sql and the words lie
 * @param source what is read
 * @param asked parameters that are asked; those of a named query are types and names of its own
 * @param columns columns of the table in order
 * @param group column whose equal values stand together with subtotals; null for none
 * @param landscape whether a page lies on its long side
 * @param roles roles that may run it; empty when the query or the entity decides
 * @param expected parameters under which expected.csv holds the figures of the test books
 */
public record ReportDefinition(
        String id,
        Path folder,
        Source source,
        List<Asked> asked,
        List<Column> columns,
        @Nullable String group,
        boolean landscape,
        List<String> roles,
        Map<String, String> expected) {

    public ReportDefinition {
        asked = List.copyOf(asked);
        columns = List.copyOf(columns);
        roles = List.copyOf(roles);
        expected = Map.copyOf(expected);
    }

    /** Name the file that draws a page; a report without it is not printed. */
    static final String LAYOUT = "layout.jrxml";

    /** Say what a report reads. */
    public sealed interface Source {

        /** Read a named query, so that the figures are those of the screen. */
        record Named(String query) implements Source {}

        /** Read the report's own SQL, under row-level security. */
        record Sql(String text) implements Source {}

        /**
         * Print one document.
         *
         * @param lines field whose lines are the rows
         * @param beside records to read beside it: field of the reference, entity
         */
        record Print(String entity, String lines, Map<String, String> beside) implements Source {
            public Print {
                beside = Map.copyOf(beside);
            }
        }
    }

    /**
     * Ask for a parameter.
     *
     * @param type type of its values; null for a named query, which knows it
     * @param refersTo entity of a reference
     * @param standard value when none is given: business-date, fiscal-year-start, month-start; empty for none
     */
    public record Asked(
            String name,
            Query.@Nullable Type type,
            boolean required,
            @Nullable String refersTo,
            String standard) {}

    /** Say what stands under a column. */
    public enum Total {
        NONE,
        SUM,
        LAST
    }

    /**
     * Describe a column of the table.
     *
     * @param type type of its values; null for a named query, which knows it
     * @param width characters it takes
     */
    public record Column(String name, Query.@Nullable Type type, int width, Total total) {}

    /** Find a column. */
    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Return the forms it can take: a print is a page and no table, a table without a layout is no page. */
    public List<Format> formats() {
        boolean print = source instanceof Source.Print;
        boolean layout = Files.isRegularFile(folder.resolve(LAYOUT));
        return Stream.of(Format.values())
                .filter(format -> switch (format) {
                    case PDF -> layout;
                    case XLSX, CSV -> !print;
                    case JSON -> true;
                })
                .toList();
    }
}
