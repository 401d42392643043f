package org.twisterp.runtime.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.draft.Reference;

/**
 * Write a table as an Excel workbook: figures are numbers with their currency's decimals, days are dates, the head
 * stands still, totals stand last, a second sheet says what was asked.
 *
 * <p>Nothing is a formula. A text that would become one when edited is marked as text. Excel keeps fifteen digits of a
 * number; a longer figure is written as text rather than changed.
 */
final class Excel implements AutoCloseable {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int DIGITS = 15;

    private final ReportData data;
    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final Map<String, CellStyle> styles = new HashMap<>();

    private Excel(ReportData data) {
        this.data = data;
    }

    static void write(ReportData data, OutputStream out) {
        try (Excel excel = new Excel(data)) {
            excel.table();
            excel.asked();
            excel.book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void table() {
        Sheet sheet = sheet(data.title());
        List<ReportData.Column> columns = data.columns();
        Row head = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            ReportData.Column column = columns.get(i);
            sheet.setColumnWidth(i, Math.min(255, column.width() + 2) * 256);
            text(head.createCell(i), column.label(), style(column.figure() ? "head-figure" : "head"));
        }
        sheet.createFreezePane(0, 1);
        int at = 1;
        for (Map<String, @Nullable Object> row : data.rows()) {
            cells(sheet.createRow(at++), row, "");
        }
        if (at > 1) {
            sheet.setAutoFilter(new CellRangeAddress(0, at - 1, 0, columns.size() - 1));
        }
        if (columns.stream().anyMatch(column -> column.total() != ReportDefinition.Total.NONE)) {
            total(sheet.createRow(at));
        }
    }

    private void cells(Row row, Map<String, @Nullable Object> values, String look) {
        for (int i = 0; i < data.columns().size(); i++) {
            ReportData.Column column = data.columns().get(i);
            cell(row.createCell(i), column.name(), values.get(column.name()), look);
        }
    }

    private void total(Row row) {
        Map<String, @Nullable Object> totals = new HashMap<>();
        for (ReportData.Column column : data.columns()) {
            if (column.total() != ReportDefinition.Total.NONE) {
                totals.put(column.name(), data.totals().get(column.name()));
            }
        }
        cells(row, totals, "total");
        if (!totals.containsKey(data.columns().getFirst().name())) {
            text(row.getCell(0), data.words().text("total"), style("total"));
        }
    }

    private void cell(Cell cell, String column, @Nullable Object value, String look) {
        switch (value) {
            case null -> cell.setCellStyle(style(look));
            case BigDecimal number -> number(cell, number, look);
            case Integer number -> number(cell, BigDecimal.valueOf(number), look);
            case Long number -> number(cell, BigDecimal.valueOf(number), look);
            case LocalDate day -> {
                cell.setCellValue(day);
                cell.setCellStyle(style(look + ":yyyy-mm-dd"));
            }
            case Boolean flag -> {
                cell.setCellValue(flag);
                cell.setCellStyle(style(look));
            }
            case Reference reference -> text(cell, reference.code(), style(look));
            default -> text(cell, data.readable(column, value.toString()), style(look));
        }
    }

    private void number(Cell cell, BigDecimal number, String look) {
        int decimals = Math.max(0, number.scale());
        String format = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
        if (number.stripTrailingZeros().precision() > DIGITS) {
            cell.setCellValue(number.toPlainString());
        } else {
            cell.setCellValue(number.doubleValue());
        }
        cell.setCellStyle(style(look + ":" + format));
    }

    private void text(Cell cell, String text, CellStyle style) {
        int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        cell.setCellValue(text.length() > most ? text.substring(0, most) : text);
        cell.setCellStyle(Csv.formula(text) ? style("text") : style);
    }

    private void asked() {
        Sheet sheet = sheet(data.words().text("parameters"));
        sheet.setColumnWidth(0, 28 * 256);
        sheet.setColumnWidth(1, 48 * 256);
        ReportData.Heading heading = data.heading();
        pair(sheet, data.title(), "");
        pair(sheet, data.words().text("company"), heading.company().legalName());
        if (!heading.taxNumber().isEmpty()) {
            pair(sheet, data.words().text("taxNumber"), heading.taxNumber());
        }
        pair(sheet, data.words().text("currency"), heading.company().currency().code());
        data.asked().forEach(asked -> pair(sheet, asked.label(), asked.text()));
        pair(sheet, new Letterhead(data).printed(), "");
    }

    private void pair(Sheet sheet, String name, String value) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        text(row.createCell(0), name, style("head"));
        text(row.createCell(1), value, style(""));
    }

    private Sheet sheet(String name) {
        Sheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(name));
        sheet.setRightToLeft(Pdf.rightToLeft(data.words().getLocale()));
        return sheet;
    }

    /** Return the style of a look and, after a colon, a number format. */
    private CellStyle style(String name) {
        return styles.computeIfAbsent(name, this::made);
    }

    private CellStyle made(String name) {
        String look = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        CellStyle style = book.createCellStyle();
        if (name.contains(":")) {
            String format = name.substring(name.indexOf(':') + 1);
            style.setDataFormat(book.createDataFormat().getFormat(format));
            style.setAlignment(format.startsWith("#") ? HorizontalAlignment.RIGHT : HorizontalAlignment.GENERAL);
        }
        if (look.startsWith("head") || look.equals("total")) {
            Font bold = book.createFont();
            bold.setBold(true);
            style.setFont(bold);
        }
        if (look.equals("head-figure")) {
            style.setAlignment(HorizontalAlignment.RIGHT);
        }
        if (look.equals("total")) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.DOUBLE);
        }
        style.setQuotePrefixed(look.equals("text"));
        return style;
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
