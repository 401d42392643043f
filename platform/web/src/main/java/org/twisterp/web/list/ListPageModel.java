package org.twisterp.web.list;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.ListDefinition;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.query.ListPage;
import org.twisterp.runtime.query.ListRequest;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.parts.Chip;
import org.twisterp.web.parts.Figures;
import org.twisterp.web.parts.Status;

/** Stand behind the list of one entity. Its address says all: view, search text and sort order. */
public final class ListPageModel {

    private static final int PAGE = 100;

    private final Desk desk;
    private final EntityDefinition entity;
    private final ListDefinition definition;
    private final ListDefinition.View view;
    private final String search;
    private final String sort;
    private final boolean creatable;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable String next;
    private long count;
    private Map<String, Map<String, BigDecimal>> totals = Map.of();
    private @Nullable String problem;

    /** Open a list; parameters are {@code view}, {@code q} and {@code sort}. */
    public ListPageModel(Desk desk, String entityId, Map<String, String> parameters) {
        this.desk = desk;
        this.entity = desk.platform().definitions().entity(desk.call(), entityId);
        this.definition = desk.platform().definitions().list(desk.call(), entityId);
        this.view = definition.views().stream()
                .filter(one -> one.id().equals(parameters.get("view")))
                .findFirst()
                .orElse(definition.views().getFirst());
        this.search = parameters.getOrDefault("q", "");
        this.sort = parameters.getOrDefault("sort", definition.defaultSort());
        this.creatable = desk.call().roles().stream()
                .anyMatch(desk.platform()
                        .definitions()
                        .workflow(desk.call(), entityId)
                        .create()::contains);
        load(null);
    }

    private void load(@Nullable String after) {
        ListRequest request = ListRequest.first()
                .where(view.filter().isEmpty() ? null : view.filter())
                .searching(search.isBlank() ? null : search)
                .sortedBy(sort.isEmpty() ? null : sort)
                .limitedTo(PAGE)
                .after(after);
        try {
            ListPage page = desk.platform()
                    .lists()
                    .page(desk.call(), entity.id(), after == null ? request.withTotals() : request);
            page.rows().forEach(row -> rows.add(new Row(row)));
            next = page.next();
            count = after == null ? page.approximateCount() : count;
            totals = after == null ? page.totals() : totals;
        } catch (RefusalException refused) {
            problem = desk.text(refused.refusal().code(), refused.refusal().arguments());
        }
    }

    /** Add the next page below. */
    public void loadMore() {
        if (next != null) {
            load(next);
        }
    }

    public EntityDefinition getEntity() {
        return entity;
    }

    public List<FieldDefinition> getColumns() {
        return definition.columns();
    }

    public List<ListDefinition.View> getViews() {
        return definition.views();
    }

    public ListDefinition.View getView() {
        return view;
    }

    public String getSearch() {
        return search;
    }

    public boolean isCreatable() {
        return creatable;
    }

    public List<Row> getRows() {
        return rows;
    }

    public boolean isMore() {
        return next != null;
    }

    public long getCount() {
        return count;
    }

    public @Nullable String getProblem() {
        return problem;
    }

    /** Return the field whose cell opens the record: number or code, else the first column. */
    public String getLinkField() {
        return definition.columns().stream()
                .map(FieldDefinition::name)
                .filter(name -> name.equals(entity.naturalCode()))
                .findFirst()
                .orElse(definition.columns().getFirst().name());
    }

    public String getNewLabel() {
        return desk.platform()
                .messages()
                .entityText(desk.locale(), entity.id(), "entity.new")
                .orElseGet(() -> desk.word("document.new", entity.label()));
    }

    /** Return the address of the list without parameters, for its search form. */
    public String getAction() {
        return desk.address().toString();
    }

    public boolean isSummed() {
        return !totals.isEmpty();
    }

    public String getTotalLabel() {
        return desk.word("list.total", count, entity.labelPlural());
    }

    /** Return how many rows are on the page, in words. */
    public String getShown() {
        return next == null ? desk.word("list.all", rows.size()) : desk.word("list.some", rows.size(), count);
    }

    public String getEmptyTitle() {
        return search.isBlank() ? desk.word("list.empty", entity.labelPlural()) : desk.word("list.not-found", search);
    }

    public String getEmptyText() {
        return search.isBlank()
                ? desk.word(creatable ? "list.empty.create" : "list.empty.wait")
                : desk.word("list.not-found.text");
    }

    /** Return the classes of a cell; on a phone a row keeps link, status, one day or text, and its last amount. */
    public String css(FieldDefinition column) {
        String kind = figure(column) ? "num " : column.type() == FieldType.DATE ? "dt soft " : "";
        return kind + onPhone(column);
    }

    private String onPhone(FieldDefinition column) {
        if (column.name().equals(getLinkField())) {
            return "ca";
        }
        if (column.name().equals(definition.statusField())) {
            return "cb";
        }
        if (column == lastAmount()) {
            return "cd med";
        }
        return column == secondLine() ? "cc" : "hide-s";
    }

    private @Nullable FieldDefinition lastAmount() {
        return definition.columns().stream()
                .filter(column -> column.type() == FieldType.MONEY)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private @Nullable FieldDefinition secondLine() {
        return definition.columns().stream()
                .filter(column ->
                        column.type() == FieldType.REFERENCE || column.name().equals("name"))
                .findFirst()
                .or(() -> definition.columns().stream()
                        .filter(column -> column.type() == FieldType.DATE)
                        .findFirst())
                .orElse(null);
    }

    public String getNewHref() {
        return desk.address().to(entity.id(), "new").toString();
    }

    /** Return the address of another view of the list. */
    public String viewHref(ListDefinition.View other) {
        return desk.address().to(entity.id(), null) + "?view=" + other.id();
    }

    /** Return the sort order that a click on a column head asks for: ascending, then descending. */
    public String sortHref(FieldDefinition column) {
        String turned = sort.equals(column.name()) ? "-" + column.name() : column.name();
        return desk.address().to(entity.id(), null) + "?view=" + view.id() + "&sort=" + turned
                + (search.isBlank()
                        ? ""
                        : "&q=" + java.net.URLEncoder.encode(search, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Return ascending, descending or none for a column, as aria-sort says it. */
    public String sorted(FieldDefinition column) {
        String first = sort.split(",")[0];
        return first.equals(column.name()) ? "ascending" : first.equals("-" + column.name()) ? "descending" : "none";
    }

    public boolean figure(FieldDefinition column) {
        return column.type().isDecimal() || column.type() == FieldType.INTEGER;
    }

    /** Return the sum of a column, one line a currency; empty when it is not summed. */
    public List<String> total(FieldDefinition column) {
        Map<String, BigDecimal> sums = totals.getOrDefault(column.name(), Map.of());
        return sums.entrySet().stream()
                .map(sum -> desk.money(sum.getValue(), sum.getKey().isEmpty() ? null : sum.getKey())
                        + (sums.size() > 1 ? " " + sum.getKey() : ""))
                .toList();
    }

    /** Show one record of the list. */
    public final class Row {

        private final ListPage.Row row;

        Row(ListPage.Row row) {
            this.row = row;
        }

        public String getHref() {
            return desk.address().to(entity.id(), row.id().toString()).toString();
        }

        /** Return the text of a cell. */
        public String text(FieldDefinition column) {
            Object value = row.values().get(column.name());
            if (value == null && column.name().equals(getLinkField())) {
                return entity.isDocument() ? desk.word("list.unnumbered") : "–";
            }
            return switch (value) {
                case null -> "";
                case Reference reference -> reference.name().isEmpty() ? reference.code() : reference.name();
                case BigDecimal amount
                when column.type() == FieldType.MONEY ->
                    desk.money(
                            amount,
                            column.currencyField().isEmpty()
                                    ? null
                                    : row.values().get(column.currencyField()));
                case BigDecimal number -> Figures.plain(number, desk.locale());
                case String code when column.type() == FieldType.CHOICE -> column.choiceLabel(code);
                case Boolean flag -> desk.word(flag ? "yes" : "no");
                case Collection<?> many ->
                    String.join(", ", many.stream().map(Row::name).toList());
                default -> Figures.day(value, desk.locale());
            };
        }

        private static String name(Object one) {
            return one instanceof Reference reference ? reference.code() : String.valueOf(one);
        }

        public boolean isReversed() {
            return "reversed".equals(status()) || "cancelled".equals(status());
        }

        private String status() {
            return Optional.ofNullable(row.values().get(definition.statusField()))
                    .map(Object::toString)
                    .orElse("");
        }

        /** Return the chip of a status column; null for others. */
        public @Nullable Chip chip(FieldDefinition column) {
            return column.name().equals(definition.statusField()) && !status().isEmpty()
                    ? new Chip(Status.of(status()), column.choiceLabel(status()))
                    : null;
        }
    }
}
