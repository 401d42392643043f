package org.twisterp.web.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.query.QueryDefinition;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.spi.Query;
import org.twisterp.web.page.Desk;
import org.twisterp.web.parts.Figures;

/** Stand behind the page of a named query; its address holds the parameters, so that a figure can be bookmarked. */
public final class QueryPageModel {

    private final Desk desk;
    private final QueryDefinition definition;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private @Nullable QueryResult result;
    private @Nullable String problem;

    /** Run a query with the parameters of the address; spans without dates are the year to the business date. */
    public QueryPageModel(Desk desk, String name, Map<String, String> given) {
        this.desk = desk;
        this.definition = desk.platform().queries().definition(desk.call(), name);
        for (QueryDefinition.Parameter parameter : definition.parameters()) {
            String value = given.getOrDefault(parameter.name(), standard(parameter));
            if (!value.isBlank()) {
                parameters.put(parameter.name(), value.strip());
            }
        }
        boolean complete = definition.parameters().stream()
                .allMatch(parameter -> !parameter.required() || parameters.containsKey(parameter.name()));
        if (complete) {
            run(null);
        }
    }

    private String standard(QueryDefinition.Parameter parameter) {
        LocalDate today = desk.call().businessDate();
        return switch (parameter.name()) {
            case "from" -> today.withDayOfMonth(1).toString();
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
            rows.addAll(read.rows());
            result = read;
        } catch (RefusalException refused) {
            List<Violation> violations = refused.refusal().violations();
            problem = violations.isEmpty()
                    ? desk.text(refused.refusal().code(), refused.refusal().arguments())
                    : violations.getFirst().field() + ": "
                            + desk.text(violations.getFirst().code(), violations.getFirst().arguments());
        }
    }

    /** Add the next page below. */
    public void more() {
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
                .filter(parameter -> !parameter.name().equals("after"))
                .toList();
    }

    public Map<String, String> getParameters() {
        return parameters;
    }

    public List<QueryResult.Column> getColumns() {
        return result == null
                ? definition.columns()
                : result.columns();
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
        return getTotals().get("closing") instanceof BigDecimal closing && closing.signum() == 0;
    }

    /** Return the address of the general ledger of an account over the same span. */
    public String ledgerHref(Object account) {
        return desk.address().to("queries", "finance.general-ledger") + "?account="
                + java.net.URLEncoder.encode(account.toString(), java.nio.charset.StandardCharsets.UTF_8) + "&from="
                + parameters.get("from") + "&to=" + parameters.get("to");
    }

    /** Return the address of a record; empty when there is none. */
    public String href(@Nullable Object entity, @Nullable Object id) {
        return entity == null || id == null
                ? ""
                : desk.address()
                        .to(entity.toString(), id instanceof Reference ref ? ref.id().toString() : id.toString())
                        .toString();
    }

    /** Return the address of an entry. */
    public String entryHref(@Nullable UUID id) {
        return href("ledger.journal-entry", id);
    }

    public String getCurrency() {
        return desk.call().inCompany().currency().code();
    }

    /** Return the address of this page without parameters, for its form. */
    public String getAction() {
        return desk.address().toString();
    }

    /** Tell whether a type is written as a day. */
    public boolean day(Query.Type type) {
        return type == Query.Type.DATE;
    }
}
