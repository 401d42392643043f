package org.twisterp.ledger;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.ledger.api.Entries;
import org.twisterp.ledger.api.EntryView;
import org.twisterp.spi.Company;

/** Reverse entries: a mirror entry linked both ways, whose open items settle those of the original. */
public final class Reversal {

    private Reversal() {}

    /**
     * Ask to reverse an entry.
     *
     * @param date posting date of the mirror; null for the original's where still open, else the first day of the next open period
     */
    public record Request(
            Company company, UUID entry, @Nullable LocalDate date, String reason, People people) {}

    /**
     * Post the mirror.
     *
     * @throws org.twisterp.kernel.RefusalException {@code reverse.already}, {@code reverse.allocated} naming what settles it,
     *     {@code reverse.is-reversal}, {@code reverse.too-early}, {@code record.not-found}, and what {@link Ledger#append} refuses
     */
    public static PostedEntry reverse(Connection connection, Request request) {
        JdbcRows rows = new JdbcRows(connection);
        EntryView original = Entries.byId(rows, request.company.id(), request.entry)
                .orElseThrow(() -> Refusal.notFound().exception());
        refuseIfDone(rows, original, request.company);
        LocalDate date = request.date == null ? firstOpen(rows, original, request.company) : request.date;
        if (date.isBefore(original.postingDate())) {
            throw Refusal.invalid(
                            "reverse.too-early",
                            "postingDate",
                            original.postingDate().toString())
                    .exception();
        }
        EntryDraft mirror = mirror(original, request, date, installments(rows, original, request.company));
        PostedEntry posted = Ledger.append(connection, mirror);
        settle(rows, mirror, original);
        return posted;
    }

    /** Return the mirror of an entry: sides swapped or, where the company chose so, amounts negated. Pure. */
    static EntryDraft mirror(
            EntryView original,
            Request request,
            LocalDate date,
            Map<Integer, List<LineDraft.Installment>> installments) {
        boolean negative = request.company.reversal() == Company.Reversal.NEGATIVE;
        List<LineDraft> lines = original.lines().stream()
                .map(line -> mirror(line, negative, installments.getOrDefault(line.line(), List.of())))
                .toList();
        Source source = original.sourceEntity() == null || original.source() == null
                ? null
                : new Source(original.sourceEntity(), original.source(), original.sourceNumber());
        return new EntryDraft(
                Uuid7.next(),
                request.company,
                original.journal(),
                EntryKind.REVERSAL,
                original.book() == null ? "" : original.book(),
                original.documentDate(),
                date,
                date,
                null,
                original.narration(),
                original.manual(),
                source,
                new EntryDraft.Reversed(original.id(), request.reason),
                request.people,
                lines);
    }

    private static LineDraft mirror(EntryView.Line line, boolean negative, List<LineDraft.Installment> installments) {
        Map<String, Object> dimensions = new HashMap<>(line.dimensions());
        LineDraft.TaxMark tax = line.tax() == null && line.tags().isEmpty()
                ? null
                : new LineDraft.TaxMark(
                        line.tax(),
                        line.taxBase() == null ? null : line.taxBase().negate(),
                        line.tags());
        return new LineDraft(
                line.account(),
                negative ? line.debit().negate() : line.credit(),
                negative ? line.credit().negate() : line.debit(),
                Currency.of(line.currency()),
                negative ? line.debitCurrency().negate() : line.creditCurrency(),
                negative ? line.creditCurrency().negate() : line.debitCurrency(),
                line.rate(),
                line.rateKind(),
                line.rateDate(),
                line.description(),
                line.party(),
                line.dueDate(),
                dimensions,
                tax,
                installments,
                null);
    }

    private static void refuseIfDone(JdbcRows rows, EntryView original, Company company) {
        if (original.reversedBy() != null) {
            String by = Entries.byId(rows, company.id(), original.reversedBy())
                    .map(EntryView::number)
                    .orElse("");
            throw Refusal.blocked(Blocker.of("reverse.already", Blocker.Kind.CONFLICT, List.of(), "reversedBy", by)
                            .about(new Blocker.Subject("ledger.journal-entry", original.reversedBy(), by)))
                    .exception();
        }
        if (original.reverses() != null) {
            throw Refusal.blocked(Blocker.of("reverse.is-reversal", Blocker.Kind.CONFLICT, List.of()))
                    .exception();
        }
        List<Blocker> settled = rows.rows(SETTLED_BY, Map.of("company", company.id(), "entry", original.id())).stream()
                .map(row -> Blocker.of(
                                "reverse.allocated",
                                Blocker.Kind.ALLOCATION,
                                List.of(),
                                "allocation",
                                JdbcRows.text(row, "name"))
                        .about(new Blocker.Subject(
                                JdbcRows.text(row, "entity"), JdbcRows.id(row, "id"), JdbcRows.text(row, "name"))))
                .toList();
        if (!settled.isEmpty()) {
            throw Refusal.blocked(settled).exception();
        }
    }

    private static LocalDate firstOpen(JdbcRows rows, EntryView original, Company company) {
        return rows
                .rows(
                        """
                        select greatest(start_date, :date) as date from period
                        where company_id = :company and kind = 'ordinary' and end_date >= :date
                          and period_state(company_id, id, :module, :book) = 'open'
                        order by start_date limit 1
                        """,
                        Map.of(
                                "company", company.id(),
                                "date", original.postingDate(),
                                "module", original.module(),
                                "book", original.book() == null ? "" : original.book()))
                .stream()
                .findFirst()
                .map(row -> JdbcRows.date(row, "date"))
                .orElse(original.postingDate());
    }

    private static Map<Integer, List<LineDraft.Installment>> installments(
            JdbcRows rows, EntryView original, Company company) {
        return rows.rows(ITEMS, Map.of("company", company.id(), "entry", original.id())).stream()
                .collect(Collectors.groupingBy(
                        row -> (Integer) row.get("line"),
                        Collectors.mapping(
                                row -> new LineDraft.Installment(
                                        JdbcRows.date(row, "due_date"), JdbcRows.amount(row, "original")),
                                Collectors.toList())));
    }

    private static void settle(JdbcRows rows, EntryDraft mirror, EntryView original) {
        List<Map<String, @Nullable Object>> pairs = rows.rows(
                PAIRS, Map.of("company", mirror.company().id(), "entry", original.id(), "mirror", mirror.id()));
        Map<UUID, UUID> allocations = new HashMap<>();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Map<String, @Nullable Object> pair : pairs) {
            UUID allocation = allocations.computeIfAbsent(JdbcRows.id(pair, "party_id"), party -> Uuid7.next());
            lines.add(Map.of(
                    "company", mirror.company().id(),
                    "allocation", allocation,
                    "line", lines.size() + 1,
                    "item", JdbcRows.id(pair, "id"),
                    "amount", JdbcRows.amount(pair, "original"),
                    "released", JdbcRows.amount(pair, "original_functional")));
        }
        if (lines.isEmpty()) {
            return;
        }
        List<Map<String, Object>> headers = new ArrayList<>();
        allocations.forEach((party, id) -> headers.add(Map.of(
                "company", mirror.company().id(),
                "id", id,
                "date", mirror.postingDate(),
                "party", party,
                "entry", mirror.id(),
                "by", mirror.people().postedBy())));
        rows.batch(ALLOCATION_LINE, lines);
        rows.batch(ALLOCATION, headers);
    }

    private static final String SETTLED_BY = """
            select distinct coalesce(a.source_entity, 'finance.allocation') as entity, coalesce(a.source_id, a.id) as id,
                   coalesce((select min(e.source_number) from journal_entry e where e.company_id = a.company_id and e.source_id = a.source_id),
                     cast(a.id as text)) as name
            from open_item i
            join allocation_line l on l.company_id = i.company_id and l.open_item_id = i.id
            join allocation a on a.company_id = l.company_id and a.id = l.allocation_id
            where i.company_id = :company and i.entry_id = :entry and a.reverses is null
              and not exists (select from allocation r where r.company_id = a.company_id and r.reverses = a.id)
            """;

    private static final String ITEMS = """
            select line, due_date, original from open_item where company_id = :company and entry_id = :entry order by line, installment
            """;

    private static final String PAIRS = """
            select id, party_id, original, original_functional from open_item
            where company_id = :company and entry_id in (:entry, :mirror) order by id
            """;

    private static final String ALLOCATION_LINE = """
            insert into allocation_line (company_id, allocation_id, line, open_item_id, amount, released)
            values (:company, :allocation, :line, :item, :amount, :released)
            """;

    private static final String ALLOCATION = """
            insert into allocation (company_id, id, allocation_date, party_id, source_entity, source_id, created_by)
            values (:company, :id, :date, :party, 'ledger.journal-entry', :entry, :by)
            """;
}
