package org.twisterp.runtime.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.draft.Reference;

/**
 * Write a table as CSV after RFC 4180 in UTF-8: column names that are the same in every language, days as ISO dates,
 * figures with a dot and without grouping, no totals.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
final class Csv {

    /** What begins a formula somewhere, after OWASP. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static void write(ReportData data, OutputStream out) {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
            csv.writeRecord(data.columns().stream().map(ReportData.Column::name).toList());
            for (Map<String, @Nullable Object> row : data.rows()) {
                List<String> cells = data.columns().stream()
                        .map(column -> cell(row.get(column.name())))
                        .toList();
                csv.writeRecord(cells);
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Reference reference -> safe(reference.code());
            case String text -> safe(text);
            default -> value.toString();
        };
    }

    /** Tell whether a spreadsheet would take a text for a formula. */
    static boolean formula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static String safe(String text) {
        return formula(text) ? "'" + text : text;
    }
}
