package org.twisterp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.runtime.report.Format;
import org.twisterp.runtime.report.ReportData;
import org.twisterp.runtime.report.ReportDefinition;
import org.twisterp.runtime.report.Reports;
import org.twisterp.spi.Call;
import org.twisterp.testkit.Checkout;

class ReportsTest {

    private static final String SPAN_FROM = "2026-01-01";
    private static final String SPAN_TO = "2026-12-31";

    @TempDir
    Path folder;

    private final ReportBooks books = ReportBooks.books();
    private final Reports reports = books.platform().reports();

    /** Every folder with an expected.csv: adding a case is adding a folder. */
    static Stream<ReportDefinition> golden() {
        ReportBooks books = ReportBooks.books();
        return books.platform().reports().all(books.as("clerk")).stream()
                .filter(report -> Files.exists(report.folder().resolve("expected.csv")));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void the_figures_are_those_that_were_expected(ReportDefinition report) throws IOException {
        String expected = Files.readString(report.folder().resolve("expected.csv"));
        assertEquals(
                expected.replace("\r\n", "\n"),
                csv(books.as("clerk"), report.id(), report.expected()).replace("\r\n", "\n"));
    }

    @Test
    void every_report_of_the_repository_is_there() {
        assertEquals(
                List.of("bill-print", "general-ledger", "journal", "trial-balance"),
                reports.all(books.as("clerk")).stream()
                        .map(ReportDefinition::id)
                        .filter(List.of("bill-print", "general-ledger", "journal", "trial-balance")::contains)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "bn", "ar"})
    void page_file_screen_and_rest_show_the_same_figures(String language) throws IOException {
        Call call = books.speaking(language);
        Map<String, String> span = Map.of("from", SPAN_FROM, "to", SPAN_TO);
        Map<String, Object> wire = books.platform()
                .queries()
                .toWire(call, books.platform().queries().run(call, "finance.trial-balance", span));
        ReportData data = reports.run(call, "trial-balance", span);
        Map<?, ?> json = Json.readObject(new String(written(data, Format.JSON), StandardCharsets.UTF_8));
        assertEquals(Json.write(wire.get("rows")), Json.write(json.get("rows")));
        assertEquals(Json.write(wire.get("totals")), Json.write(json.get("totals")));
        String csv = new String(written(data, Format.CSV), StandardCharsets.UTF_8);
        String page = latin(text(written(data, Format.PDF)));
        Sheet sheet = sheet(written(data, Format.XLSX));
        int at = 1;
        for (Object row : (List<?>) wire.get("rows")) {
            String closing = String.valueOf(((Map<?, ?>) row).get("closing"));
            assertTrue(csv.contains("," + closing), csv);
            assertTrue(page.contains(grouped(closing)), grouped(closing) + " is not in " + page);
            assertEquals(CellType.NUMERIC, sheet.getRow(at).getCell(6).getCellType());
            assertEquals(
                    new BigDecimal(closing).doubleValue(),
                    sheet.getRow(at).getCell(6).getNumericCellValue());
            at++;
        }
    }

    @Test
    void the_sql_of_a_report_is_a_query_of_the_screen_with_pages_and_the_totals_of_all() {
        Call call = books.as("clerk");
        Map<String, String> asked = Map.of("from", SPAN_FROM, "to", SPAN_TO, "limit", "5");
        QueryResult first = books.platform().queries().run(call, "reports.journal", asked);
        assertEquals(5, first.rows().size());
        Map<String, String> then = new java.util.HashMap<>(asked);
        then.put("after", String.valueOf(first.next()));
        QueryResult second = books.platform().queries().run(call, "reports.journal", then);
        ReportData whole = reports.run(call, "journal", Map.of("from", SPAN_FROM, "to", SPAN_TO));
        assertEquals(new BigDecimal("51430.02"), first.totals().get("debit"));
        assertEquals(first.totals(), second.totals());
        assertEquals(whole.totals().get("debit"), first.totals().get("debit"));
        assertEquals(
                whole.rows().get(5).get("account"), second.rows().getFirst().get("account"));
        assertEquals(
                "Journal",
                books.platform().queries().definition(call, "reports.journal").label());
        assertEquals(
                "record.not-found",
                refused(() -> books.platform().queries().run(books.as("admin"), "reports.journal", Map.of())));
    }

    @Test
    void a_bill_is_printed_with_its_party_lines_taxes_and_total() throws IOException {
        Map<String, Object> bill = books.platform()
                .drafts()
                .toWire(
                        books.as("clerk"),
                        books.platform().drafts().open(books.as("clerk"), "finance.supplier-bill", books.bill()));
        String number = String.valueOf(bill.get("number"));
        ReportData data = reports.run(books.as("clerk"), "bill-print", Map.of("document", number));
        String page = text(written(data, Format.PDF));
        for (String expected : List.of(
                number,
                "REP Ltd",
                "Office World",
                "1 Paper Lane",
                "E1 6AN London, GB",
                "GB-123-456",
                "INV-0042",
                "Paper",
                "33.35",
                "100.05",
                "10.01",
                "VAT20  20 %",
                "110.06",
                "22.01",
                "132.07",
                "Page 1 of 1")) {
            assertTrue(page.contains(expected), expected + " is not in " + page);
        }
        assertEquals(Json.write(bill), new String(written(data, Format.JSON), StandardCharsets.UTF_8));
    }

    @Test
    void a_text_of_a_supplier_is_no_formula_anywhere() throws IOException {
        String csv = csv(books.as("clerk"), "journal", Map.of("from", "2026-05-01", "to", "2026-05-31"));
        assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")"), csv);
        Sheet sheet = sheet(written(
                reports.run(books.as("clerk"), "journal", Map.of("from", "2026-05-01", "to", "2026-05-31")),
                Format.XLSX));
        sheet.forEach(row -> row.forEach(cell -> assertFalse(cell.getCellType() == CellType.FORMULA)));
    }

    @Test
    void nobody_reads_the_books_of_others_by_a_report() {
        assertEquals(
                "record.not-found",
                refused(() -> reports.run(books.as("admin"), "journal", Map.of("from", SPAN_FROM))));
        String other = csv(books.in("BETA", "beta"), "journal", Map.of("from", SPAN_FROM, "to", SPAN_TO));
        assertEquals(1, other.lines().count(), other);
        assertEquals(
                "record.not-found",
                refused(() -> reports.run(
                        books.in("BETA", "beta"),
                        "bill-print",
                        Map.of("document", books.bill().toString()))));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertEquals("record.not-found", refused(() -> reports.run(books.as("clerk"), "../reports/journal", Map.of())));
        assertEquals("record.not-found", refused(() -> reports.run(books.as("clerk"), "no-such", Map.of())));
        assertEquals("record.not-found", refused(() -> Reports.File.of("trial-balance.exe")));
        assertEquals(
                "query.parameter-unknown",
                refused(() -> reports.run(books.as("clerk"), "journal", Map.of("colour", "red"))));
        assertEquals(
                "query.parameter-value",
                refused(() -> reports.run(books.as("clerk"), "journal", Map.of("from", "yesterday"))));
        assertEquals(
                "query.parameter-missing", refused(() -> reports.run(books.as("clerk"), "general-ledger", Map.of())));
        assertEquals(
                "query.parameter-value",
                refused(() -> reports.run(books.as("clerk"), "journal", Map.of("language", "klingon"))));
    }

    @Test
    void what_is_too_large_is_refused_with_advice() throws IOException {
        Path report = Files.createDirectory(folder.resolve("long"));
        Files.writeString(
                report.resolve("report.yaml"),
                "parameters: [{ name: rows, type: integer }]\ncolumns: [{ name: n, type: integer }]\nroles: [finance.clerk]\n");
        Files.writeString(
                report.resolve("query.sql"),
                "select g as n from generate_series(1, cast(:rows as int)) g order by g\n");
        Files.copy(Checkout.root().resolve("reports/trial-balance/layout.jrxml"), report.resolve("layout.jrxml"));
        Reports added = in(folder);
        Call call = books.as("clerk");
        assertEquals("report.too-large", refused(() -> added.run(call, "long", Map.of("rows", "100001"))));
        ReportData data = added.run(call, "long", Map.of("rows", "20001"));
        assertEquals("report.too-long", refused(() -> added.write(data, Format.PDF, new ByteArrayOutputStream())));
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        added.write(data, Format.CSV, csv);
        assertEquals(20_002, csv.toString(StandardCharsets.UTF_8).lines().count());
    }

    /** What docs/how-to/add-a-report.md says is what happens here. */
    @Test
    void adding_a_report_is_adding_a_folder() throws IOException {
        Path example = Checkout.root().resolve("docs/how-to/add-a-report.md");
        Path report = Files.createDirectory(folder.resolve("spend"));
        for (String file : List.of("report.yaml", "query.sql", "messages.properties")) {
            Files.writeString(report.resolve(file), block(Files.readString(example), file));
        }
        Reports added = in(folder);
        ReportData data = added.run(books.as("clerk"), "spend", Map.of("from", SPAN_FROM, "to", SPAN_TO));
        assertEquals(
                List.of("Office World", "ব্রহ্মপুত্র সুগার মিলস", "=HYPERLINK(\"http://x\")"),
                data.rows().stream().map(row -> row.get("supplier")).toList());
        assertEquals(new BigDecimal("179.47"), data.totals().get("amount"));
        assertEquals("Spend by supplier", data.title());
    }

    private Reports in(Path reportsFolder) {
        Platform platform = books.platform();
        return new Reports(
                platform.units(),
                platform.definitions(),
                platform.drafts(),
                platform.queries(),
                platform.messages(),
                reportsFolder);
    }

    private static String block(String page, String file) {
        String start = "\n`" + file + "`\n";
        int from = page.indexOf("\n", page.indexOf("```", page.indexOf(start))) + 1;
        return page.substring(from, page.indexOf("```", from));
    }

    private String csv(Call call, String id, Map<String, String> parameters) {
        return new String(written(reports.run(call, id, parameters), Format.CSV), StandardCharsets.UTF_8);
    }

    private byte[] written(ReportData data, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.write(data, format, out);
        return out.toByteArray();
    }

    private static String refused(Runnable call) {
        return assertThrows(RefusalException.class, call::run).refusal().code();
    }

    private static Sheet sheet(byte[] xlsx) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(xlsx)).getSheetAt(0);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Write the digits of every script as Latin ones. */
    private static String latin(String text) {
        StringBuilder latin = new StringBuilder();
        text.codePoints()
                .forEach(c -> latin.append(
                        Character.isDigit(c) ? String.valueOf(Character.digit(c, 10)) : Character.toString(c)));
        return latin.toString();
    }

    /** Write the magnitude of an amount as a page does. */
    private static String grouped(String amount) {
        return "%,.2f".formatted(new BigDecimal(amount).abs());
    }
}
