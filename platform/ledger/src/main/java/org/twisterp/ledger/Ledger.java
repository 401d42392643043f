package org.twisterp.ledger;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Company;

/** Append entries to the books, inside the caller's transaction. What is appended is never changed. */
public final class Ledger {

    private Ledger() {}

    /**
     * Check a draft by the rules that the database asserts at commit, and take nothing.
     *
     * @throws org.twisterp.kernel.RefusalException what {@link EntryCheck} names
     */
    public static void check(Connection connection, EntryDraft draft) {
        EntryCheck.of(new JdbcRows(connection), draft, new EntryCheck.Memory());
    }

    /** Post an entry whose document has its number already, or none. */
    public static PostedEntry append(Connection connection, EntryDraft draft) {
        return append(connection, draft, null);
    }

    /**
     * Post an entry: lines first, then open items, then header and numbers in the last statement, which locks the counters. Deferred rules
     * speak at commit ({@link LedgerFault#of}).
     *
     * @param series series of the document's own number; null when it has one or needs none
     * @throws org.twisterp.kernel.RefusalException what {@link EntryCheck} names, {@code number.too-long}, {@code number.not-chronological}
     */
    public static PostedEntry append(Connection connection, EntryDraft draft, @Nullable DocumentSeries series) {
        JdbcRows rows = new JdbcRows(connection);
        EntryCheck checked = EntryCheck.of(rows, draft, new EntryCheck.Memory());
        Numbers.Series entrySeries = Numbers.ofJournal(rows, draft.company(), checked.journal(), checked.pattern());
        Numbers.Series documentSeries = series == null ? null : Numbers.ofDocument(rows, draft.company(), series);
        rows.batch(LINE, lines(draft, checked));
        List<Map<String, @Nullable Object>> items = OpenItems.of(draft, checked);
        rows.batch(OpenItems.INSERT, items);
        Map<String, @Nullable Object> header = header(draft, checked);
        header.putAll(entrySeries.parameters("entry", checked.fiscalYear(), words(checked)));
        if (series != null && documentSeries != null) {
            header.putAll(documentSeries.parameters(
                    "document", checked.fiscalYear(), Numbers.words(series, checked.fiscalYearCode())));
        }
        Map<String, @Nullable Object> posted =
                Numbers.one(rows.rows(documentSeries == null ? HEADER : NUMBERED, header));
        String documentNumber = (String) posted.get("source_number");
        if (documentSeries != null) {
            documentSeries.checked(JdbcRows.text(posted, "source_number"));
        }
        return new PostedEntry(
                draft.id(),
                entrySeries.checked(JdbcRows.text(posted, "number")),
                documentNumber,
                checked.periodCode(),
                checked.fiscalYearCode());
    }

    /**
     * Post many entries of one company at once, all or none: the numbers of a journal and year are taken together, after all lines.
     *
     * @throws org.twisterp.kernel.RefusalException as {@link #append(Connection, EntryDraft)}, for the first draft that is refused
     */
    public static List<PostedEntry> appendAll(Connection connection, List<EntryDraft> drafts) {
        JdbcRows rows = new JdbcRows(connection);
        EntryCheck.Memory memory = new EntryCheck.Memory();
        Map<Numbering, List<Placed>> groups = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (EntryDraft draft : drafts) {
            EntryCheck checked = EntryCheck.of(rows, draft, memory);
            lines.addAll(lines(draft, checked));
            items.addAll(OpenItems.of(draft, checked));
            groups.computeIfAbsent(new Numbering(checked.journal(), checked.fiscalYear()), key -> new ArrayList<>())
                    .add(new Placed(draft, checked));
        }
        rows.batch(LINE, lines);
        rows.batch(OpenItems.INSERT, items);
        Map<UUID, PostedEntry> posted = new HashMap<>();
        for (List<Placed> group : groups.values()) {
            number(rows, group, posted);
        }
        return drafts.stream()
                .map(draft -> Objects.requireNonNull(posted.get(draft.id())))
                .toList();
    }

    private record Numbering(UUID journal, UUID fiscalYear) {}

    private record Placed(EntryDraft draft, EntryCheck checked) {}

    private static void number(JdbcRows rows, List<Placed> group, Map<UUID, PostedEntry> posted) {
        EntryCheck first = group.getFirst().checked;
        Company company = group.getFirst().draft.company();
        LocalDate latest = group.stream()
                .map(placed -> placed.draft.postingDate())
                .max(LocalDate::compareTo)
                .orElseThrow();
        Numbers.Series series = Numbers.ofJournal(rows, company, first.journal(), first.pattern());
        NumberPattern.Affixes affixes = series.pattern().affixes(words(first));
        long n = Numbers.take(rows, company, series, first.fiscalYear(), latest, group.size()) - group.size();
        List<Map<String, @Nullable Object>> headers = new ArrayList<>();
        for (Placed placed : group) {
            Map<String, @Nullable Object> header = header(placed.draft, placed.checked);
            String number = series.checked(affixes.number(++n));
            header.put("n", n);
            header.put("number", number);
            headers.add(header);
            posted.put(
                    placed.draft.id(),
                    new PostedEntry(
                            placed.draft.id(),
                            number,
                            placed.draft.source() == null
                                    ? null
                                    : placed.draft.source().number(),
                            placed.checked.periodCode(),
                            placed.checked.fiscalYearCode()));
        }
        rows.batch(GIVEN, headers);
    }

    private static Map<String, String> words(EntryCheck checked) {
        return Map.of("journal", checked.journalCode(), "fy", checked.fiscalYearCode());
    }

    private static Map<String, @Nullable Object> header(EntryDraft draft, EntryCheck checked) {
        Source source = draft.source();
        EntryDraft.Reversed reversal = draft.reversal();
        People people = draft.people();
        Map<String, @Nullable Object> row = place(draft, checked);
        row.put("journal", checked.journal());
        row.put("functional", draft.company().currency().code());
        row.put("documentDate", draft.documentDate());
        row.put("taxDate", draft.taxDate());
        row.put("year", checked.fiscalYear());
        row.put("narration", draft.narration());
        row.put("manual", draft.manual());
        row.put("sourceEntity", source == null ? null : source.entity());
        row.put("sourceId", source == null ? null : source.id());
        row.put("sourceNumber", source == null ? null : source.number());
        row.put("reverses", reversal == null ? null : reversal.entry());
        row.put("reversalReason", reversal == null ? null : reversal.reason());
        row.put("createdBy", people.createdBy());
        row.put("approvedBy", people.approvedBy().stream().map(UUID::toString).toList());
        row.put("postedBy", people.postedBy());
        row.put("overrideBy", people.softCloseReason() == null ? null : people.postedBy());
        row.put("overrideReason", people.softCloseReason());
        return row;
    }

    private static Map<String, @Nullable Object> place(EntryDraft draft, EntryCheck checked) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("company", draft.company().id());
        row.put("entry", draft.id());
        row.put("date", draft.postingDate());
        row.put("period", checked.period());
        row.put("kind", draft.kind().code());
        row.put("book", draft.book());
        return row;
    }

    private static List<Map<String, @Nullable Object>> lines(EntryDraft draft, EntryCheck checked) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (LineDraft line : draft.lines()) {
            Map<String, @Nullable Object> row = place(draft, checked);
            row.put("line", rows.size() + 1);
            row.put("account", line.account());
            row.put("debit", line.debit());
            row.put("credit", line.credit());
            row.put("currency", line.currency().code());
            row.put("debitCurrency", line.debitCurrency());
            row.put("creditCurrency", line.creditCurrency());
            row.put("rate", line.rate());
            row.put("rateKind", line.rateKind());
            row.put("rateDate", line.rateDate());
            row.put("description", line.description());
            row.put("party", line.party());
            row.put("due", line.dueDate());
            row.put("allocation", line.allocation());
            LineDraft.TaxMark tax = line.tax();
            row.put("tax", tax == null ? null : tax.tax());
            row.put("taxBase", tax == null ? null : tax.base());
            row.put("tags", tax == null ? List.of() : tax.tags());
            Dimensions.bind(line.dimensions(), row);
            rows.add(row);
        }
        return rows;
    }

    private static final String LINE = """
            insert into journal_line (company_id, entry_id, line, account_id, posting_date, period_id, kind, book, debit, credit, currency,
              debit_currency, credit_currency, rate, rate_kind, rate_date, description, party_id, due_date, cost_center_id, project_id,
              programme_id, grant_id, item_id, asset_id, counterparty_company_id, intercompany_transaction_id, dimensions, tax_id, tax_base,
              tags, allocation_id)
            values (:company, :entry, :line, :account, :date, :period, :kind, :book, :debit, :credit, :currency,
              :debitCurrency, :creditCurrency, :rate, :rateKind, :rateDate, :description, :party, :due, :costCenter, :project,
              :programme, :grant, :item, :asset, :counterpartyCompany, :interCompanyTransaction, cast(:dimensions as jsonb), :tax, :taxBase,
              :tags, :allocation)
            """;

    private static final String ENTRY = """
            insert into journal_entry (company_id, id, journal_id, n, number, kind, book, currency, document_date, posting_date, tax_date,
              fiscal_year_id, period_id, narration, manual, source_entity, source_id, source_number, reverses, reversal_reason, created_by,
              approved_by, posted_by, override_by, override_reason)
            select :company, :entry, :journal, k.n, k.number, :kind, :book, :functional, :documentDate, :date, :taxDate,
              :year, :period, :narration, :manual, :sourceEntity, cast(:sourceId as uuid), DOCUMENT, cast(:reverses as uuid),
              :reversalReason, :createdBy, cast(:approvedBy as uuid[]), :postedBy, cast(:overrideBy as uuid), :overrideReason
            from entry_number k
            """;
    private static final String RETURNING = " returning number, source_number";

    private static final String HEADER =
            "with " + Numbers.taking("entry", "") + "\n" + ENTRY.replace("DOCUMENT", ":sourceNumber") + RETURNING;

    private static final String GIVEN = ENTRY.replace("DOCUMENT", ":sourceNumber")
            .replace("from entry_number k", "")
            .replace("k.n, k.number", "cast(:n as bigint), :number");

    private static final String NUMBERED = "with " + Numbers.taking("entry", "") + ",\n"
            + Numbers.taking("document", "entry_taken") + """
            , issued as (
              insert into number_issued (company_id, series_id, fiscal_year_id, n, number, entity, entity_id)
              select :company, :documentSeries, :documentYear, n, number, :sourceEntity, cast(:sourceId as uuid) from document_number
              returning number)
            """ + ENTRY.replace("DOCUMENT", "i.number")
            + " cross join issued i" + RETURNING;
}
