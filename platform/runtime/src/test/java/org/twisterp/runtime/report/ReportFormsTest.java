package org.twisterp.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twisterp.runtime.query.QueryResult;

class ReportFormsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "bn", "ar"})
    void a_page_can_be_kept_and_read_out(String language) throws IOException {
        ReportData data = SampleReports.trialBalance(language);
        byte[] pdf = SampleReports.written(data, Format.PDF);
        Path file = Files.write(folder.resolve(language + ".pdf"), pdf);
        ValidationResult kept = PreflightParser.validate(file.toFile());
        assertTrue(kept.isValid(), kept.getErrorsList().toString());
        String text = text(pdf);
        Shown shown = data.shown();
        for (Map<String, @Nullable Object> row : data.rows()) {
            String closing = shown.variant(row.get("closing"), "magnitude");
            assertTrue(text.contains(closing), closing + " is not in " + text);
        }
        assertTrue(text.contains(shown.text(data.totals().get("debit"))), text);
    }

    @Test
    void bengali_and_arabic_are_drawn_with_fonts_that_know_them() throws IOException {
        assertTrue(fonts("bn").stream().anyMatch(name -> name.contains("NotoSansBengali")));
        assertTrue(fonts("ar").stream().anyMatch(name -> name.contains("NotoNaskhArabic")));
        assertTrue(text(SampleReports.written(SampleReports.trialBalance("bn"), Format.PDF))
                .contains("বাণিজ্যিক প্রাপ্য"));
    }

    @Test
    void a_table_without_rows_is_a_page_with_zero_totals() throws IOException {
        String text = text(SampleReports.written(SampleReports.table("journal", "en", List.of()), Format.PDF));
        assertTrue(text.contains("Journal") && text.contains("Total"), text);
    }

    @Test
    void figures_are_numbers_and_days_are_dates_in_excel() throws IOException {
        ReportData data = SampleReports.table(
                "general-ledger",
                "en",
                List.of(SampleReports.row(
                        "postingDate",
                        "2026-03-06",
                        "number",
                        "PUR-1",
                        "document",
                        "BILL-1",
                        "party",
                        "=cmd|' /C calc'!A0",
                        "text",
                        "+1 more",
                        "debit",
                        "100.05",
                        "credit",
                        "0.00",
                        "balance",
                        "-31.90")));
        Sheet sheet = workbook(SampleReports.written(data, Format.XLSX)).getSheetAt(0);
        assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
        Cell debit = sheet.getRow(1).getCell(5);
        assertEquals(CellType.NUMERIC, debit.getCellType());
        assertEquals(100.05, debit.getNumericCellValue());
        assertEquals("#,##0.00", debit.getCellStyle().getDataFormatString());
        assertEquals(
                LocalDate.of(2026, 3, 6),
                sheet.getRow(1).getCell(0).getLocalDateTimeCellValue().toLocalDate());
        assertEquals(-31.90, sheet.getRow(2).getCell(7).getNumericCellValue());
        Cell party = sheet.getRow(1).getCell(3);
        assertEquals(CellType.STRING, party.getCellType());
        assertEquals("=cmd|' /C calc'!A0", party.getStringCellValue());
        assertTrue(party.getCellStyle().getQuotePrefixed());
    }

    @Test
    void a_figure_that_excel_cannot_hold_is_text_with_every_digit() throws IOException {
        ReportData data = SampleReports.table(
                "general-ledger",
                "en",
                List.of(SampleReports.row(
                        "debit", "123456789012345.67", "credit", "0.00", "balance", "123456789012345.67")));
        Sheet sheet = workbook(SampleReports.written(data, Format.XLSX)).getSheetAt(0);
        assertEquals("123456789012345.67", sheet.getRow(1).getCell(5).getStringCellValue());
    }

    @Test
    void csv_is_quoted_and_no_formula() {
        ReportData data = SampleReports.table(
                "general-ledger",
                "en",
                List.of(SampleReports.row(
                        "postingDate",
                        "2026-03-06",
                        "number",
                        "PUR-1",
                        "document",
                        "@SUM(A1)",
                        "party",
                        "Smith, \"Bob\"",
                        "text",
                        "-1+2",
                        "debit",
                        "1234.50",
                        "credit",
                        "0.00",
                        "balance",
                        "-31.90")));
        assertEquals(
                "postingDate,number,document,party,text,debit,credit,balance\r\n"
                        + "2026-03-06,PUR-1,'@SUM(A1),\"Smith, \"\"Bob\"\"\",'-1+2,1234.50,0.00,-31.90\r\n",
                new String(SampleReports.written(data, Format.CSV), StandardCharsets.UTF_8));
    }

    @Test
    void groups_stand_together_with_their_subtotals() {
        ReportData data = SampleReports.trialBalance("en");
        assertEquals(
                List.of("asset", "asset", "asset", "asset", "liability", "equity", "equity", "income", "expense"),
                data.rows().stream().map(row -> row.get("type")).toList());
        assertEquals(new BigDecimal("53371200.00"), data.rows().getFirst().get("group.debit"));
        assertEquals(0, BigDecimal.ZERO.compareTo((BigDecimal) data.totals().get("closing")));
    }

    @Test
    void pages_add_up_to_a_whole_and_a_balance_runs_on() {
        QueryResult first = page("100.00", "-100.00", "7.00", "1");
        QueryResult second = page("50.00", "-150.00", "-100.00", null);
        Map<String, @Nullable Object> totals =
                Tables.totals(SampleReports.definition("general-ledger"), List.of(first, second));
        assertEquals(new BigDecimal("150.00"), totals.get("credit"));
        assertEquals(new BigDecimal("-150.00"), totals.get("balance"));
        assertEquals(new BigDecimal("7.00"), totals.get("opening"));
    }

    @Test
    void rows_that_do_not_add_up_to_what_the_query_says_are_no_report() {
        QueryResult wrong = new QueryResult(
                "q",
                Map.of(),
                List.of(),
                List.of(SampleReports.row("debit", "0.00", "credit", "100.00", "balance", "-100.00")),
                Map.of("credit", new BigDecimal("100.01")),
                null);
        assertThrows(
                IllegalStateException.class,
                () -> Tables.totals(SampleReports.definition("general-ledger"), List.of(wrong)));
    }

    private static QueryResult page(String credit, String balance, String opening, @Nullable String next) {
        Map<String, @Nullable Object> row = SampleReports.row("debit", "0.00", "credit", credit, "balance", balance);
        return new QueryResult(
                "q",
                Map.of(),
                List.of(),
                List.of(row),
                Map.of(
                        "credit", new BigDecimal(credit),
                        "balance", new BigDecimal(balance),
                        "opening", new BigDecimal(opening)),
                next);
    }

    @Test
    void a_layout_reaches_no_class_that_could_do_harm() throws IOException {
        Files.writeString(folder.resolve("report.yaml"), "query: a.b\ncolumns: [x]\n");
        Files.writeString(folder.resolve("layout.jrxml"), """
                <jasperReport name="harm" pageWidth="595" pageHeight="842" columnWidth="523" leftMargin="36" rightMargin="36" topMargin="36" bottomMargin="36">
                  <title height="20"><element kind="textField" x="0" y="0" width="100" height="20">
                    <expression><![CDATA[java.lang.System.getProperty("user.home")]]></expression></element></title>
                </jasperReport>
                """);
        ReportData sample = SampleReports.trialBalance("en");
        ReportData harm = new ReportData(
                ReportFolder.read(folder),
                sample.title(),
                sample.words(),
                sample.heading(),
                List.of(),
                List.of(),
                List.of(SampleReports.row("x", "1")),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
        RuntimeException refused = assertThrows(RuntimeException.class, () -> SampleReports.written(harm, Format.PDF));
        assertTrue(String.valueOf(refused.getMessage()).contains("System"), refused.getMessage());
    }

    @Test
    void a_folder_that_says_something_unknown_names_file_and_key() throws IOException {
        Files.writeString(folder.resolve("report.yaml"), "query: a.b\ncolumns: [x]\ncolour: red\n");
        IllegalArgumentException broken = assertThrows(IllegalArgumentException.class, () -> ReportFolder.read(folder));
        assertTrue(
                String.valueOf(broken.getMessage()).endsWith("report.yaml: unknown key colour"), broken.getMessage());
    }

    private static List<String> fonts(String language) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(SampleReports.written(SampleReports.trialBalance(language), Format.PDF))) {
            var resources = document.getPage(0).getResources();
            java.util.ArrayList<String> names = new java.util.ArrayList<>();
            for (var name : resources.getFontNames()) {
                names.add(resources.getFont(name).getName());
            }
            assertFalse(names.isEmpty());
            return names;
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Workbook workbook(byte[] xlsx) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(xlsx));
    }
}
