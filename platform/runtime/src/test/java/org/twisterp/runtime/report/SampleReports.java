package org.twisterp.runtime.report;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.spi.Company;
import org.twisterp.spi.Query;

/** Builds data of the reports of the repository without a database. */
final class SampleReports {

    static final Company COMPANY = new Company(
            new UUID(0, 1),
            "SF",
            "Shapla Foods Ltd",
            Currency.of("BDT"),
            ZoneId.of("Asia/Dhaka"),
            Company.TaxRounding.DOCUMENT,
            Company.Reversal.SWAP,
            7);
    private static final ZonedDateTime AT = ZonedDateTime.of(2026, 11, 19, 14, 5, 0, 0, COMPANY.timeZone());

    private SampleReports() {}

    static ReportDefinition definition(String id) {
        return ReportFolder.read(folder().resolve(id));
    }

    static Path folder() {
        return Path.of(System.getProperty("twist.root", "../.."))
                .toAbsolutePath()
                .normalize()
                .resolve("reports");
    }

    /** Put rows under the columns of a report; texts that look like figures and days become such. */
    static ReportData table(String id, String language, List<Map<String, @Nullable Object>> rows) {
        ReportDefinition definition = definition(id);
        ReportWords words = new ReportWords(definition.folder(), Locale.of(language), key -> Optional.empty());
        List<ReportData.Column> columns = definition.columns().stream()
                .map(column -> new ReportData.Column(
                        column.name(),
                        words.text("column." + column.name()),
                        type(column.name()),
                        column.width(),
                        column.total()))
                .toList();
        Map<String, @Nullable Object> said = new HashMap<>();
        if (!rows.isEmpty()) {
            said.put("opening", rows.getFirst().getOrDefault("opening", new BigDecimal("0.00")));
            said.put("balance", rows.getLast().get("balance"));
        }
        QueryResult page = new QueryResult(id, Map.of(), List.of(), rows, said, null);
        Map<String, @Nullable Object> totals = id.equals("trial-balance")
                ? Tables.totals(definition, List.of(new QueryResult(id, Map.of(), List.of(), rows, Map.of(), null)))
                : Tables.totals(definition, List.of(page));
        Shown shown = new Shown(words);
        return new ReportData(
                definition,
                words.text("title"),
                words,
                new ReportData.Heading(COMPANY, "000123456-0101", AT, "Farida Akter"),
                List.of(
                        new ReportData.Asked("from", words.text("parameter.from"), shown.day(LocalDate.of(2026, 7, 1))),
                        new ReportData.Asked("to", words.text("parameter.to"), shown.day(LocalDate.of(2026, 10, 31)))),
                columns,
                Tables.grouped(definition, rows),
                totals,
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static Query.Type type(String column) {
        return switch (column) {
            case "opening", "debit", "credit", "closing", "balance" -> Query.Type.MONEY;
            case "postingDate" -> Query.Type.DATE;
            case "line" -> Query.Type.INTEGER;
            default -> Query.Type.TEXT;
        };
    }

    /** Make a row of name, value; amounts are written {@code 1.00}, days {@code 2026-01-31}. */
    static Map<String, @Nullable Object> row(String... pairs) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String text = pairs[i + 1];
            row.put(
                    pairs[i],
                    text.matches("-?[0-9]+\\.[0-9]+")
                            ? new BigDecimal(text)
                            : text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : text);
        }
        return row;
    }

    static Map<String, @Nullable Object> account(String code, String name, String type, String... figures) {
        BigDecimal closing =
                new BigDecimal(figures[0]).add(new BigDecimal(figures[1])).subtract(new BigDecimal(figures[2]));
        return row(
                "account",
                code,
                "name",
                name,
                "type",
                type,
                "opening",
                figures[0],
                "debit",
                figures[1],
                "credit",
                figures[2],
                "closing",
                closing.toPlainString());
    }

    static ReportData trialBalance(String language) {
        boolean bn = language.equals("bn");
        boolean ar = language.equals("ar");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(account(
                "1010",
                bn ? "ক্ষুদ্র নগদ তহবিল" : ar ? "صندوق النثرية" : "Petty cash",
                "asset",
                "42000.00",
                "310500.00",
                "301250.00"));
        rows.add(account(
                "1020",
                bn
                        ? "ডাচ্-বাংলা ব্যাংক ০৪১৭"
                        : ar ? "البنك الأهلي ٠٤١٧" : "Dutch-Bangla 0417, current account in the head office",
                "asset",
                "6120400.00",
                "28450300.00",
                "26269551.50"));
        rows.add(account(
                "1110",
                bn ? "বাণিজ্যিক প্রাপ্য" : ar ? "الذمم المدينة التجارية" : "Trade receivables",
                "asset",
                "9842150.00",
                "24610400.00",
                "23180220.00"));
        rows.add(account(
                "1190",
                bn ? "সন্দেহজনক ঋণের সংস্থান" : ar ? "مخصص الديون المشكوك فيها" : "Allowance for doubtful debts",
                "asset",
                "-310000.00",
                "0.00",
                "45000.00"));
        rows.add(account(
                "2110",
                bn ? "বাণিজ্যিক প্রদেয়" : ar ? "الذمم الدائنة التجارية" : "Trade payables",
                "liability",
                "-8120450.00",
                "19340100.00",
                "20115640.00"));
        rows.add(account(
                "3000",
                bn ? "শেয়ার মূলধন" : ar ? "رأس المال" : "Share capital",
                "equity",
                "-7574100.00",
                "0.00",
                "0.00"));
        rows.add(account("4000", bn ? "বিক্রয়" : ar ? "المبيعات" : "Sales", "income", "0.00", "0.00", "30000000.00"));
        rows.add(account(
                "6100",
                bn ? "কার্যালয়ের ব্যয়" : ar ? "مصروفات المكتب" : "Office costs",
                "expense",
                "0.00",
                "27200361.50",
                "0.00"));
        rows.add(account("result-not-yet-closed", "", "equity", "0.00", "0.00", "0.00"));
        return table("trial-balance", language, rows);
    }

    static byte[] written(ReportData data, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (format) {
            case PDF -> new Pdf().write(data, out);
            case XLSX -> Excel.write(data, out);
            case CSV -> Csv.write(data, out);
            case JSON -> throw new IllegalArgumentException();
        }
        return out.toByteArray();
    }
}
