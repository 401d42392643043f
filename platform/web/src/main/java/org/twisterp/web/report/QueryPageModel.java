package org.twisterp.web.report;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.query.QueryDefinition;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.runtime.report.Format;
import org.twisterp.runtime.report.ReportDefinition;
import org.twisterp.spi.Query;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.desk.ScreenText;
import org.twisterp.web.parts.Figures;

/** Stand behind the page of a named query; its address holds the parameters, so that a figure can be bookmarked. */
public final class QueryPageModel {

    private static final Set<String> DRAWN = Set.of("trial-balance", "general-ledger");
    private static final Set<String> PAGING = Set.of("after", "limit");
    private static final String UNCLOSED = "result-not-yet-closed";

    private final Desk desk;
    private final QueryDefinition definition;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private @Nullable QueryResult result;
    private @Nullable Object opening;
    private @Nullable String problem;

    /** Run a query with the parameters of the address; spans without dates are the year to the business date. */
    public QueryPageModel(Desk desk, String name, Map<String, String> given) {
        this.desk = desk;
        this.definition = desk.platform().queries().definition(desk.call(), name);
        for (QueryDefinition.Parameter parameter : definition.parameters()) {
            String value = read(
                    parameter,
                    given.getOrDefault(parameter.name(), standard(parameter)).strip());
            if (!value.isEmpty()) {
                parameters.put(parameter.name(), value);
            }
        }
        boolean complete = definition.parameters().stream()
                .allMatch(parameter -> !parameter.required() || parameters.containsKey(parameter.name()));
        if (complete) {
            run(null);
        }
    }

    /** Read what a person typed: a day as people write it, a reference by its code before the name. */
    private String read(QueryDefinition.Parameter parameter, String typed) {
        return switch (parameter.type()) {
            case DATE -> {
                LocalDate day = ScreenText.day(typed, desk.call().businessDate(), desk.locale());
                yield day == null ? typed : day.toString();
            }
            case REFERENCE -> typed.contains(" ") ? typed.substring(0, typed.indexOf(' ')) : typed;
            default -> typed;
        };
    }

    private String standard(QueryDefinition.Parameter parameter) {
        LocalDate today = desk.call().businessDate();
        return switch (parameter.name()) {
            case "from" -> today.withDayOfYear(1).toString();
            case "to" -> today.withDayOfMonth(today.lengthOfMonth()).toString();
            case "at" -> today.toString();
            default -> "";
        };
    }

    private void run(@Nullable String after) {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        if (after != null) {
            asked.put("after", after);
        }
        try {
            QueryResult read = desk.platform().queries().run(desk.call(), definition.name(), asked);
            opening = after == null ? read.totals().get("opening") : opening;
            rows.addAll(read.rows());
            result = read;
        } catch (RefusalException refused) {
            List<Violation> violations = refused.refusal().violations();
            problem = violations.isEmpty()
                    ? desk.text(refused.refusal().code(), refused.refusal().arguments())
                    : asked(violations.getFirst().field()) + ": "
                            + desk.text(
                                    violations.getFirst().code(),
                                    violations.getFirst().arguments());
        }
    }

    /** Return the word over a parameter. */
    private String asked(String name) {
        return definition.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryDefinition.Parameter::label)
                .findFirst()
                .orElse(name);
    }

    /** Add the next page below. */
    public void loadMore() {
        if (result != null && result.next() != null) {
            run(result.next());
        }
    }

    public QueryDefinition getDefinition() {
        return definition;
    }

    /** Return the name without its plugin, for pages drawn for one query. */
    public String getShortName() {
        return definition.name().substring(definition.name().indexOf('.') + 1);
    }

    /** Return the parameters that a person fills in; the cursor is none of them. */
    public List<QueryDefinition.Parameter> getAsked() {
        return definition.parameters().stream()
                .filter(parameter -> !PAGING.contains(parameter.name()))
                .toList();
    }

    /** Return a parameter as a person writes it; empty when it is not given. */
    public String given(String name) {
        String value = parameters.getOrDefault(name, "");
        boolean date = definition.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name) && parameter.type() == Query.Type.DATE);
        LocalDate day = date ? ScreenText.day(value, desk.call().businessDate(), desk.locale()) : null;
        return day == null ? value : Figures.day(day, desk.locale());
    }

    /** Return the span of days it was asked for, in words. */
    public String getSpan() {
        return desk.word("query.span", given("from"), given("to"));
    }

    /** Return the account with its name; empty when it was not asked for one. */
    public String getSubtitle() {
        String code = parameters.getOrDefault("account", "");
        if (code.isEmpty() || result == null) {
            return "";
        }
        return desk.platform().drafts().lookup(desk.call(), "ledger.account", code, 5).stream()
                .filter(account ->
                        account.code().equals(code) || account.id().toString().equals(code))
                .map(account -> account.code() + " " + account.name())
                .findFirst()
                .orElse(code);
    }

    /** Return the address that finds the records a parameter may name. */
    public String lookup(QueryDefinition.Parameter parameter) {
        return desk.address().to("lookup", parameter.refersTo()).toString();
    }

    /** Return the facelet that draws the result: its own where there is one. */
    public String getDrawing() {
        return DRAWN.contains(getShortName()) ? getShortName() : "any";
    }

    /** Return the files the result can be taken as: ending and address, Excel last; empty when no report shows it. */
    public List<Take> getTakes() {
        if (result == null) {
            return List.of();
        }
        return desk.platform().reports().all(desk.call()).stream()
                .filter(this::shows)
                .findFirst()
                .map(report -> report.formats().stream()
                        .filter(format -> format != Format.JSON)
                        .sorted(Comparator.comparing(format -> format == Format.XLSX))
                        .map(format -> new Take(
                                format.ending(),
                                desk.address().to("reports", report.id() + "." + format.ending()) + asParameters()))
                        .toList())
                .orElse(List.of());
    }

    private boolean shows(ReportDefinition report) {
        return switch (report.source()) {
            case ReportDefinition.Source.Named named -> named.query().equals(definition.name());
            case ReportDefinition.Source.Sql own -> definition.name().equals("reports." + report.id());
            case ReportDefinition.Source.Print print -> false;
        };
    }

    private String asParameters() {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Lead to the result as a file. */
    public record Take(String ending, String href) {}

    /** Return the word over a column. */
    public String label(String column) {
        return getColumns().stream()
                .filter(one -> one.name().equals(column))
                .map(QueryResult.Column::label)
                .findFirst()
                .orElse(column);
    }

    /** Return an amount, or nothing for zero, as a ledger leaves the other side empty. */
    public @Nullable Object orNothing(@Nullable Object amount) {
        return amount instanceof BigDecimal number && number.signum() == 0 ? null : amount;
    }

    /** Return the sum of a column over the rows on the page. */
    public BigDecimal sum(String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Return the balance before the first row. */
    public @Nullable Object getOpening() {
        return opening;
    }

    /** Tell whether a row is what earlier years left unclosed, which no account bears. */
    public boolean unclosed(Map<String, ?> row) {
        return UNCLOSED.equals(row.get("account"));
    }

    public String getUnclosedLabel() {
        return desk.platform()
                .messages()
                .pluginText(desk.locale(), plugin(), "query." + getShortName() + ".row." + UNCLOSED)
                .orElse(UNCLOSED);
    }

    private String plugin() {
        return definition.name().substring(0, definition.name().indexOf('.'));
    }

    public String getTotalLabel() {
        return desk.word("query.total", rows.size());
    }

    /** Return how many rows are on the page, in words. */
    public String getShown() {
        return desk.word(isMore() ? "query.some" : "list.all", rows.size());
    }

    public List<QueryResult.Column> getColumns() {
        return result == null ? definition.columns() : result.columns();
    }

    public List<Map<String, @Nullable Object>> getRows() {
        return rows;
    }

    public Map<String, @Nullable Object> getTotals() {
        return result == null ? Map.of() : result.totals();
    }

    public boolean isRan() {
        return result != null;
    }

    public boolean isMore() {
        return result != null && result.next() != null;
    }

    public @Nullable String getProblem() {
        return problem;
    }

    public boolean figure(QueryResult.Column column) {
        return switch (column.type()) {
            case MONEY, QUANTITY, RATE, INTEGER -> true;
            default -> false;
        };
    }

    /** Return the text of a cell. */
    public String text(QueryResult.Column column, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal amount -> Figures.amount(amount, desk.locale());
            case Reference reference -> reference.code();
            default -> Figures.day(value, desk.locale());
        };
    }

    /** Tell whether the debits of the totals equal the credits. */
    public boolean isBalanced() {
        return getTotals().get("debit") instanceof BigDecimal debit
                && getTotals().get("credit") instanceof BigDecimal credit
                && getTotals().get("closing") instanceof BigDecimal closing
                && debit.compareTo(credit) == 0
                && closing.signum() == 0;
    }

    /** Return the address of the general ledger of an account over the same span. */
    public String ledgerHref(Object account) {
        return desk.address().to("queries", "finance.general-ledger") + "?account="
                + URLEncoder.encode(account.toString(), StandardCharsets.UTF_8) + "&from="
                + parameters.get("from") + "&to=" + parameters.get("to");
    }

    /** Return the address of a record; empty when there is none. */
    public String href(@Nullable Object entity, @Nullable Object id) {
        return entity == null || id == null
                ? ""
                : desk.address()
                        .to(
                                entity.toString(),
                                id instanceof Reference ref ? ref.id().toString() : id.toString())
                        .toString();
    }

    /** Return the address of an entry. */
    public String entryHref(@Nullable Object id) {
        return href("ledger.journal-entry", id);
    }

    public String getCurrency() {
        return desk.call().inCompany().currency().code();
    }

    /** Return the address of this page without parameters, for its form. */
    public String getAction() {
        return desk.address().toString();
    }
}
