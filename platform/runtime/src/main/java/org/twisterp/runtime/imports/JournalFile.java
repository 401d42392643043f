package org.twisterp.runtime.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;

/**
 * Read a journal as {@code hledger print -O csv} writes it, one transaction at a time.
 *
 * <p>Rows that follow each other with the same {@code txnidx} are one transaction. Columns are found by their names,
 * in any order; others are passed over. Text is UTF-8.
 */
public final class JournalFile {

    private static final List<String> REQUIRED =
            List.of("txnidx", "date", "description", "account", "amount", "commodity");

    private final Path path;

    public JournalFile(Path path) {
        this.path = path;
    }

    /**
     * Hold one row: an amount on an account.
     *
     * @param line line of the file, counted from 1
     * @param complete false when the row has not as many cells as the heading
     */
    record Row(long line, String account, String amount, String commodity, String comment, boolean complete) {}

    /**
     * Hold the rows of one transaction, as text.
     *
     * @param line line of its first row
     */
    record Transaction(long line, String date, String code, String description, String comment, List<Row> rows) {}

    /**
     * Give every transaction to a taker, in the order of the file.
     *
     * @throws RefusalException {@code import.unreadable} when it is no such file, {@code import.column-missing}
     */
    void read(Consumer<Transaction> taker) {
        try (Reader text = withoutMark(Files.newBufferedReader(path, StandardCharsets.UTF_8));
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw unreadable().exception();
            }
            group(records, new Columns(records.next()), taker);
        } catch (CsvParseException | IOException | UncheckedIOException unreadable) {
            throw unreadable().exception();
        }
    }

    private static void group(Iterator<CsvRecord> records, Columns columns, Consumer<Transaction> taker) {
        Transaction open = null;
        String index = "";
        while (records.hasNext()) {
            CsvRecord row = records.next();
            String rowIndex = columns.cell(row, "txnidx");
            if (open == null || !rowIndex.equals(index)) {
                if (open != null) {
                    taker.accept(open);
                }
                open = columns.transaction(row);
                index = rowIndex;
            }
            open.rows().add(columns.row(row));
        }
        if (open != null) {
            taker.accept(open);
        }
    }

    private Refusal unreadable() {
        return Refusal.unreadable("file", "import.unreadable", "file", String.valueOf(path.getFileName()));
    }

    /** Find cells by the names in the heading. */
    private static final class Columns {
        private final Map<String, Integer> places = new HashMap<>();
        private final int count;

        Columns(CsvRecord heading) {
            count = heading.getFieldCount();
            for (int i = 0; i < count; i++) {
                String name = heading.getField(i).strip();
                places.putIfAbsent(i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name, i);
            }
            for (String name : REQUIRED) {
                if (!places.containsKey(name)) {
                    throw Refusal.unreadable("file", "import.column-missing", "column", name)
                            .exception();
                }
            }
        }

        String cell(CsvRecord row, String name) {
            Integer place = places.get(name);
            return place == null || place >= row.getFieldCount()
                    ? ""
                    : row.getField(place).strip();
        }

        Transaction transaction(CsvRecord row) {
            return new Transaction(
                    row.getStartingLineNumber(),
                    cell(row, "date"),
                    cell(row, "code"),
                    cell(row, "description"),
                    cell(row, "comment"),
                    new ArrayList<>());
        }

        Row row(CsvRecord row) {
            return new Row(
                    row.getStartingLineNumber(),
                    cell(row, "account"),
                    cell(row, "amount"),
                    cell(row, "commodity"),
                    cell(row, "posting-comment"),
                    row.getFieldCount() == count);
        }
    }

    /** Skip the byte order mark that some programs put before the first character. */
    private static Reader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }
}
