package org.twisterp.runtime.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.runtime.query.Queries;
import org.twisterp.runtime.query.QueryDefinition;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.runtime.report.ReportDefinition.Asked;
import org.twisterp.runtime.report.ReportDefinition.Source;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;
import org.twisterp.spi.Query;

/**
 * Run reports: a folder below {@code reports} is one. A new folder is there with the next call.
 *
 * <p>A report shows a named query, its own query.sql or one document; it never computes a figure of its own, so paper,
 * file, screen and REST agree.
 */
public final class Reports {

    /** Rows a report shows at most; more is refused with the advice to ask for less. */
    static final int MOST_ROWS = 100_000;

    /** Rows that are printed at most, some 800 pages. */
    static final int MOST_PRINTED = 20_000;

    private static final Set<String> PAGING = Set.of("limit", "after");
    /** Rows of a page of a query that has pages. */
    private static final int PAGE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String LANGUAGE = "language";
    private static final Set<Locale> LOCALES = Set.of(Locale.getAvailableLocales());

    private final UnitsOfWork units;
    private final Definitions definitions;
    private final Queries queries;
    private final Messages messages;
    private final Prints prints;
    private final Path folder;
    private @Nullable Pdf pdf;

    /** Read reports from a folder with one folder per report. */
    public Reports(
            UnitsOfWork units,
            Definitions definitions,
            Drafts drafts,
            Queries queries,
            Messages messages,
            Path folder) {
        this.units = units;
        this.definitions = definitions;
        this.queries = queries;
        this.messages = messages;
        this.prints = new Prints(definitions, drafts, this);
        this.folder = folder;
    }

    /** Name a report in a form, as an address and a file do: {@code trial-balance.pdf}. */
    public record File(String id, Format format) {

        /** Read a name; refuses {@code record.not-found}. */
        public static File of(String name) {
            int dot = name.lastIndexOf('.');
            if (dot < 1) {
                throw Refusal.notFound().exception();
            }
            return new File(name.substring(0, dot), Format.of(name.substring(dot + 1)));
        }

        /** Return what the Content-Disposition header says: pages are shown, tables are saved. */
        public String disposition() {
            boolean shown = format == Format.PDF || format == Format.JSON;
            return (shown ? "inline" : "attachment") + "; filename=\"" + id + "." + format.ending() + "\"";
        }
    }

    /** Return the reports that the caller may run, by id; one that cannot be read is left out and logged. */
    public List<ReportDefinition> all(Call call) {
        return folders().stream()
                .flatMap(report -> readable(report).stream())
                .filter(report -> mayRun(call, report))
                .toList();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(ReportFolder::isReport).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ReportDefinition> readable(Path report) {
        try {
            return Optional.of(ReportFolder.read(report));
        } catch (IllegalArgumentException broken) {
            LOG.warn("report left out: {}", broken.getMessage());
            return Optional.empty();
        }
    }

    /** Return the queries that reports bring by name, for screens and REST; the rights stand in each. */
    public Map<String, Query> queries() {
        Map<String, Query> queries = new HashMap<>();
        for (Path report : folders()) {
            readable(report).ifPresent(definition -> {
                if (definition.source() instanceof Source.Sql sql) {
                    queries.put(SqlQuery.name(definition), new SqlQuery(definition, sql.text()));
                }
            });
        }
        return queries;
    }

    /** Return a report; refuses {@code record.not-found} when it is unknown or the caller may not run it. */
    public ReportDefinition definition(Call call, String id) {
        if (!ID.matcher(id).matches() || !ReportFolder.isReport(folder.resolve(id))) {
            throw Refusal.notFound().exception();
        }
        ReportDefinition definition = ReportFolder.read(folder.resolve(id));
        if (!mayRun(call, definition)) {
            throw Refusal.notFound().exception();
        }
        return definition;
    }

    /** Return the name of a report in the caller's language. */
    public String title(Call call, ReportDefinition definition) {
        return words(call, definition).text("title");
    }

    private boolean mayRun(Call call, ReportDefinition definition) {
        try {
            switch (definition.source()) {
                case Source.Named named -> queries.query(call, named.query());
                case Source.Print print -> definitions.visible(call, print.entity());
                case Source.Sql sql -> {
                    return call.roles().contains(WorkflowDefinition.AUDITOR)
                            || definition.roles().stream().anyMatch(call.roles()::contains);
                }
            }
            return true;
        } catch (RefusalException notVisible) {
            return false;
        }
    }

    /**
     * Run a report. Refuses {@code record.not-found} (404), parameters as queries do (400), {@code report.too-large}
     * (422), and what its query refuses.
     *
     * @param raw texts by name, as in an address; {@code language} chooses the language of the words
     */
    public ReportData run(Call call, String id, Map<String, String> raw) {
        Map<String, String> parameters = new LinkedHashMap<>(raw);
        String language = parameters.remove(LANGUAGE);
        Call reading = language == null || language.isBlank() ? call : speaking(call, language);
        ReportDefinition definition = definition(reading, id);
        return switch (definition.source()) {
            case Source.Print print -> prints.read(reading, definition, print, parameters);
            case Source.Named named -> table(reading, definition, queries.query(reading, named.query()), parameters);
            case Source.Sql sql -> table(reading, definition, new SqlQuery(definition, sql.text()), parameters);
        };
    }

    private ReportData table(Call call, ReportDefinition definition, Query query, Map<String, String> raw) {
        List<QueryResult> pages = queries.pages(call, query, asked(call, definition, query, raw), MOST_ROWS);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        pages.forEach(page -> rows.addAll(page.rows()));
        if (rows.size() > MOST_ROWS) {
            throw Refusal.invalid("report.too-large", "most", MOST_ROWS).exception();
        }
        ReportWords words = words(call, definition);
        QueryResult first = pages.getFirst();
        Map<String, @Nullable Object> totals = Tables.totals(definition, pages);
        List<QueryResult.Column> labelled = first.columns().stream()
                .map(column -> new QueryResult.Column(
                        column.name(), words.find("column." + column.name()).orElse(column.label()), column.type()))
                .toList();
        Map<String, @Nullable Object> given = new LinkedHashMap<>(first.parameters());
        given.keySet().removeAll(PAGING);
        QueryResult whole = new QueryResult(first.name(), given, labelled, rows, totals, null);
        return new ReportData(
                definition,
                words.text("title"),
                words,
                heading(call),
                shown(words, given),
                columns(definition, labelled),
                Tables.grouped(definition, rows),
                totals,
                Map.of(),
                Map.of(),
                queries.toWire(call, whole));
    }

    /**
     * Write a report; refuses {@code record.not-found} (404) for a form it cannot take and {@code report.too-long} (422)
     * for more rows than are printed.
     */
    public void write(ReportData data, Format format, OutputStream out) {
        if (!data.definition().formats().contains(format)) {
            throw Refusal.notFound().exception();
        }
        if (format == Format.PDF && data.rows().size() > MOST_PRINTED) {
            throw Refusal.invalid(
                            "report.too-long",
                            "most",
                            MOST_PRINTED,
                            "rows",
                            data.rows().size())
                    .exception();
        }
        switch (format) {
            case PDF -> pdf().write(data, out);
            case XLSX -> Excel.write(data, out);
            case CSV -> Csv.write(data, out);
            case JSON -> json(data, out);
        }
    }

    /** The engine is loaded with the first page that is printed, not with the platform. */
    private synchronized Pdf pdf() {
        if (pdf == null) {
            pdf = new Pdf();
        }
        return pdf;
    }

    private static void json(ReportData data, OutputStream out) {
        try {
            out.write(Json.write(data.wire()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Give every asked parameter its standard value; a query that has pages is read in large ones. */
    private static Map<String, String> asked(
            Call call, ReportDefinition definition, Query query, Map<String, String> raw) {
        Map<String, String> asked = new LinkedHashMap<>(raw);
        asked.values().removeIf(String::isBlank);
        for (Asked parameter : definition.asked()) {
            String standard = standard(call, parameter.standard());
            if (!standard.isEmpty()) {
                asked.putIfAbsent(parameter.name(), standard);
            }
        }
        if (query.parameters().stream().anyMatch(parameter -> parameter.name().equals("limit"))) {
            asked.put("limit", String.valueOf(query instanceof SqlQuery ? MOST_ROWS : PAGE));
        }
        return asked;
    }

    private static String standard(Call call, String name) {
        LocalDate day = call.businessDate();
        return switch (name) {
            case "business-date" -> day.toString();
            case "month-start" -> day.withDayOfMonth(1).toString();
            case "fiscal-year-start" -> {
                LocalDate start = YearMonth.of(day.getYear(), call.inCompany().fiscalYearStart())
                        .atDay(1);
                yield (start.isAfter(day) ? start.minusYears(1) : start).toString();
            }
            default -> "";
        };
    }

    private static List<ReportData.Asked> shown(ReportWords words, Map<String, @Nullable Object> parameters) {
        Shown shown = new Shown(words);
        List<ReportData.Asked> asked = new ArrayList<>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                String text = value instanceof Reference reference
                        ? reference.code() + " " + reference.name()
                        : value instanceof Integer number ? number.toString() : shown.text(value);
                asked.add(new ReportData.Asked(name, words.text("parameter." + name), text));
            }
        });
        return asked;
    }

    private static List<ReportData.Column> columns(ReportDefinition definition, List<QueryResult.Column> known) {
        Map<String, QueryResult.Column> byName = new LinkedHashMap<>();
        known.forEach(column -> byName.put(column.name(), column));
        return definition.columns().stream()
                .map(column -> {
                    QueryResult.Column read = byName.get(column.name());
                    if (read == null) {
                        throw new IllegalStateException(definition.id() + ": the query has no column " + column.name());
                    }
                    return new ReportData.Column(
                            column.name(), read.label(), read.type(), column.width(), column.total());
                })
                .toList();
    }

    /** Words of the folder, then of the query or the entity. */
    ReportWords words(Call call, ReportDefinition definition) {
        return new ReportWords(definition.folder(), call.locale(), shownWords(call, definition.source()));
    }

    private Function<String, Optional<String>> shownWords(Call call, Source source) {
        return switch (source) {
            case Source.Named named -> {
                QueryDefinition query = queries.definition(call, named.query());
                Map<String, String> words = new HashMap<>(Map.of("title", query.label()));
                query.parameters().forEach(parameter -> words.put("parameter." + parameter.name(), parameter.label()));
                query.columns().forEach(column -> words.put("column." + column.name(), column.label()));
                yield key -> Optional.ofNullable(words.get(key));
            }
            case Source.Print print -> key -> messages.entityText(call.locale(), print.entity(), key);
            case Source.Sql sql -> key -> Optional.empty();
        };
    }

    ReportData.Heading heading(Call call) {
        Company company = call.inCompany();
        return units.read(call, unit -> {
            String taxNumber = unit
                    .context()
                    .rows("select tax_number from company where id = :id", Map.of("id", company.id()))
                    .stream()
                    .map(row -> row.get("tax_number"))
                    .map(number -> number == null ? "" : number.toString())
                    .findFirst()
                    .orElse("");
            return new ReportData.Heading(
                    company,
                    taxNumber,
                    unit.now().atZone(company.timeZone()),
                    call.user().name());
        });
    }

    private static Call speaking(Call call, String language) {
        Locale locale = Locale.forLanguageTag(language);
        if (!LOCALES.contains(locale)) {
            throw Refusal.unreadable(
                            LANGUAGE,
                            "query.parameter-value",
                            "parameter",
                            LANGUAGE,
                            "value",
                            language,
                            "type",
                            LANGUAGE)
                    .exception();
        }
        return new Call(
                call.user(),
                call.group(),
                call.company(),
                call.companies(),
                call.roles(),
                call.businessDate(),
                locale,
                call.channel(),
                call.correlation());
    }
}
