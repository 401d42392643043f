package org.twisterp.ledger.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;

/**
 * Hold a page of an account's lines with its running balance.
 *
 * @param opening balance before the first day asked for
 * @param next cursor of the next page; null at the end
 */
public record GeneralLedger(
        BigDecimal opening, List<Line> lines, @Nullable String next) {

    public GeneralLedger {
        lines = List.copyOf(lines);
    }

    /**
     * Ask for a page.
     *
     * @param after cursor of the page before; null for the first
     */
    public record Request(
            UUID company,
            UUID account,
            LocalDate from,
            LocalDate to,
            @Nullable String book,
            @Nullable String after,
            int limit) {}

    /** Hold one line in functional currency with its own currency beside. */
    public record Line(
            UUID entry,
            int line,
            LocalDate postingDate,
            LocalDate documentDate,
            String number,
            String journal,
            @Nullable String sourceEntity,
            @Nullable UUID source,
            @Nullable String sourceNumber,
            @Nullable String description,
            @Nullable UUID party,
            BigDecimal debit,
            BigDecimal credit,
            String currency,
            BigDecimal debitCurrency,
            BigDecimal creditCurrency,
            BigDecimal balance) {}

    /** Read a page by keyset: (posting date, entry, line) after the cursor. */
    public static GeneralLedger read(Rows rows, Request request) {
        BigDecimal opening = TrialBalance.read(
                        rows,
                        new TrialBalance.Request(
                                request.company, request.from, request.to, request.book, null, request.account))
                .rows()
                .stream()
                .filter(row -> row.id() != null)
                .map(TrialBalance.Account::opening)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        Cursor after = Cursor.of(request.after, request.from);
        List<Line> lines = Row.read(rows, SQL, parameters(request, after)).stream()
                .map(row -> line(row, opening))
                .toList();
        boolean more = lines.size() > request.limit;
        List<Line> page = more ? lines.subList(0, request.limit) : lines;
        return new GeneralLedger(opening, page, more ? Cursor.after(page.getLast()) : null);
    }

    private static Map<String, Object> parameters(Request request, Cursor after) {
        Map<String, Object> map = new HashMap<>();
        map.put("company", request.company);
        map.put("account", request.account);
        map.put("from", request.from);
        map.put("to", request.to);
        map.put("book", request.book == null ? "" : request.book);
        map.put("afterDate", after.date);
        map.put("afterEntry", after.entry);
        map.put("afterLine", after.line);
        map.put("limit", request.limit + 1);
        return map;
    }

    private static Line line(Row row, BigDecimal opening) {
        return new Line(
                row.id("entry_id"),
                row.number("line"),
                row.date("posting_date"),
                row.date("document_date"),
                row.text("number"),
                row.text("journal"),
                row.textOrNull("source_entity"),
                row.idOrNull("source_id"),
                row.textOrNull("source_number"),
                row.textOrNull("description"),
                row.idOrNull("party_id"),
                row.amount("debit"),
                row.amount("credit"),
                row.text("currency"),
                row.amount("debit_currency"),
                row.amount("credit_currency"),
                opening.add(row.amount("running")));
    }

    private record Cursor(LocalDate date, UUID entry, int line) {
        private static final UUID FIRST = new UUID(0, 0);

        static Cursor of(@Nullable String text, LocalDate from) {
            if (text == null || text.isEmpty()) {
                return new Cursor(from, FIRST, 0);
            }
            try {
                String[] parts = text.split("~", 3);
                return new Cursor(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
            } catch (RuntimeException notACursor) {
                throw Refusal.unreadable("after", "query.cursor").exception();
            }
        }

        static String after(Line line) {
            return line.postingDate + "~" + line.entry + "~" + line.line;
        }
    }

    private static final String SQL = """
            with page as (
              select l.* from journal_line l
              where l.company_id = cast(:company as uuid) and l.account_id = cast(:account as uuid)
                and l.posting_date <= cast(:to as date) and l.book in ('', :book)
                and (l.posting_date, l.entry_id, l.line) > (cast(:afterDate as date), cast(:afterEntry as uuid), cast(:afterLine as int))
              order by l.posting_date, l.entry_id, l.line limit cast(:limit as int)),
            before as (
              select coalesce(sum(l.debit - l.credit), 0) as balance from journal_line l
              where l.company_id = cast(:company as uuid) and l.account_id = cast(:account as uuid)
                and l.posting_date >= cast(:from as date) and l.book in ('', :book)
                and (l.posting_date, l.entry_id, l.line) <= (cast(:afterDate as date), cast(:afterEntry as uuid), cast(:afterLine as int)))
            select l.entry_id, l.line, l.posting_date, e.document_date, e.number, j.code as journal, e.source_entity, e.source_id,
                   e.source_number, coalesce(l.description, e.narration) as description, l.party_id, l.debit, l.credit, l.currency,
                   l.debit_currency, l.credit_currency,
                   b.balance + sum(l.debit - l.credit) over (order by l.posting_date, l.entry_id, l.line) as running
            from page l cross join before b
            join journal_entry e on e.company_id = l.company_id and e.id = l.entry_id
            join journal j on j.company_id = e.company_id and j.id = e.journal_id
            order by l.posting_date, l.entry_id, l.line
            """;
}
