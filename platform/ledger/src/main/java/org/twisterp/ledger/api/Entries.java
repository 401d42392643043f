package org.twisterp.ledger.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Read posted entries with their lines. */
public final class Entries {

    private static final Map<String, String> DIMENSIONS = Map.of(
            "costCenter", "cost_center_id",
            "project", "project_id",
            "programme", "programme_id",
            "grant", "grant_id",
            "item", "item_id",
            "asset", "asset_id",
            "counterpartyCompany", "counterparty_company_id",
            "interCompanyTransaction", "intercompany_transaction_id");

    private Entries() {}

    /** Return an entry by id; empty when unknown or not visible. */
    public static Optional<EntryView> byId(Rows rows, UUID company, UUID id) {
        return read(rows, company, BY_ID, id.toString()).stream().findFirst();
    }

    /** Return an entry by its number; empty when unknown or not visible. */
    public static Optional<EntryView> byNumber(Rows rows, UUID company, String number) {
        return read(rows, company, BY_NUMBER, number).stream().findFirst();
    }

    /** Return the entries of a document, reversals included, in the order they were posted. */
    public static List<EntryView> ofSource(Rows rows, UUID company, UUID document) {
        return read(rows, company, BY_SOURCE, document.toString());
    }

    /**
     * Return a page of entries by id, which is the order they were made in, newest last.
     *
     * @param after id of the last entry of the page before; null for the first page
     */
    public static List<EntryView> page(Rows rows, UUID company, @Nullable UUID after, int limit) {
        String ids = Row.read(
                        rows,
                        """
                        select id from journal_entry where company_id = cast(:company as uuid) and id > cast(:after as uuid)
                        order by id limit cast(:limit as int)
                        """,
                        Map.of("company", company, "after", after == null ? new UUID(0, 0) : after, "limit", limit))
                .stream()
                .map(row -> row.id("id").toString())
                .collect(Collectors.joining(","));
        return ids.isEmpty() ? List.of() : read(rows, company, BY_ID, ids);
    }

    private static List<EntryView> read(Rows rows, UUID company, String by, String values) {
        Map<String, Object> parameters = Map.of("company", company, "values", values);
        Map<UUID, List<EntryView.Line>> lines = Row.read(rows, LINES.formatted(by), parameters).stream()
                .collect(Collectors.groupingBy(
                        row -> row.id("entry_id"), Collectors.mapping(Entries::line, Collectors.toList())));
        return Row.read(rows, HEADERS.formatted(by), parameters).stream()
                .map(row -> header(row, lines.getOrDefault(row.id("id"), List.of())))
                .toList();
    }

    private static EntryView header(Row row, List<EntryView.Line> lines) {
        String book = row.text("book");
        return new EntryView(
                row.id("id"),
                row.text("number"),
                row.text("journal"),
                row.text("module"),
                row.text("kind"),
                book.isEmpty() ? null : book,
                row.date("document_date"),
                row.date("posting_date"),
                row.date("tax_date"),
                row.text("period"),
                row.text("fiscal_year"),
                row.text("currency"),
                row.textOrNull("narration"),
                (Boolean) row.values().get("manual"),
                row.textOrNull("source_entity"),
                row.idOrNull("source_id"),
                row.textOrNull("source_number"),
                row.idOrNull("reverses"),
                row.idOrNull("reversed_by"),
                row.id("created_by"),
                row.texts("approved_by").stream().map(UUID::fromString).toList(),
                row.id("posted_by"),
                row.instant("posted_at"),
                lines);
    }

    private static EntryView.Line line(Row row) {
        Map<String, UUID> dimensions = new HashMap<>();
        DIMENSIONS.forEach((name, column) -> {
            UUID id = row.idOrNull(column);
            if (id != null) {
                dimensions.put(name, id);
            }
        });
        return new EntryView.Line(
                row.number("line"),
                row.id("account_id"),
                row.text("account_code"),
                row.text("account_name"),
                row.amount("debit"),
                row.amount("credit"),
                row.text("currency"),
                row.amount("debit_currency"),
                row.amount("credit_currency"),
                row.amount("rate"),
                row.textOrNull("rate_kind"),
                row.dateOrNull("rate_date"),
                row.idOrNull("party_id"),
                row.dateOrNull("due_date"),
                row.idOrNull("open_item"),
                row.idOrNull("tax_id"),
                row.amountOrNull("tax_base"),
                row.texts("tags"),
                dimensions,
                row.textOrNull("custom_dimensions"),
                row.textOrNull("description"));
    }

    private static final String BY_ID = "e.id = any (cast(string_to_array(:values, ',') as uuid[]))";
    private static final String BY_NUMBER = "e.number = :values";
    private static final String BY_SOURCE = "e.source_id = cast(:values as uuid)";

    private static final String HEADERS = """
            select e.*, j.code as journal, j.kind as module, p.code as period, y.code as fiscal_year, r.id as reversed_by
            from journal_entry e
            join journal j on j.company_id = e.company_id and j.id = e.journal_id
            join period p on p.company_id = e.company_id and p.id = e.period_id
            join fiscal_year y on y.company_id = e.company_id and y.id = e.fiscal_year_id
            left join journal_entry r on r.company_id = e.company_id and r.reverses = e.id
            where e.company_id = cast(:company as uuid) and %s
            order by e.id
            """;

    private static final String LINES = """
            select l.*, cast(l.dimensions as text) as custom_dimensions, a.code as account_code, a.name as account_name,
                   (select i.id from open_item i where i.company_id = l.company_id and i.entry_id = l.entry_id and i.line = l.line
                    order by i.installment limit 1) as open_item
            from journal_entry e
            join journal_line l on l.company_id = e.company_id and l.entry_id = e.id
            join account a on a.company_id = l.company_id and a.id = l.account_id
            where e.company_id = cast(:company as uuid) and %s
            order by l.entry_id, l.line
            """;
}
