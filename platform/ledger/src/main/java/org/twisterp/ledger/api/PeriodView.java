package org.twisterp.ledger.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Show a period with its locks as REST does. */
public record PeriodView(
        UUID id,
        String code,
        int number,
        LocalDate start,
        LocalDate end,
        String kind,
        String fiscalYear,
        List<Lock> locks) {

    public PeriodView {
        locks = List.copyOf(locks);
    }

    /**
     * Show the state of one module and book.
     *
     * @param module {@code *} for every module without a row of its own
     * @param book null for all books
     */
    public record Lock(
            String module,
            @Nullable String book,
            String state,
            UUID by,
            Instant at,
            @Nullable String reason) {}

    /** Return a period by code; empty when unknown or not visible. */
    public static Optional<PeriodView> byCode(Rows rows, UUID company, String code) {
        return Row.read(rows, PERIOD, Map.of("company", company, "code", code)).stream()
                .findFirst()
                .map(row -> of(row, rows, company));
    }

    private static PeriodView of(Row row, Rows rows, UUID company) {
        UUID id = row.id("id");
        List<Lock> locks = Row.read(rows, LOCKS, Map.of("company", company, "period", id)).stream()
                .map(lock -> new Lock(
                        lock.text("module"),
                        lock.text("book").isEmpty() ? null : lock.text("book"),
                        lock.text("state"),
                        lock.id("changed_by"),
                        lock.instant("changed_at"),
                        lock.textOrNull("reason")))
                .toList();
        return new PeriodView(
                id,
                row.text("code"),
                row.number("number"),
                row.date("start_date"),
                row.date("end_date"),
                row.text("kind"),
                row.text("fiscal_year"),
                locks);
    }

    private static final String PERIOD = """
            select p.id, p.code, p.number, p.start_date, p.end_date, p.kind, y.code as fiscal_year
            from period p join fiscal_year y on y.company_id = p.company_id and y.id = p.fiscal_year_id
            where p.company_id = cast(:company as uuid) and p.code = :code
            """;

    private static final String LOCKS = """
            select module, book, state, changed_by, changed_at, reason from period_lock
            where company_id = cast(:company as uuid) and period_id = cast(:period as uuid) order by module, book
            """;
}
