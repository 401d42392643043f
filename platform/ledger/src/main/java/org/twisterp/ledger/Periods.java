package org.twisterp.ledger;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.twisterp.kernel.DateSpan;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.spi.Company;

/** Open and close periods, by module and book, and make fiscal years. */
public final class Periods {

    private Periods() {}

    /** Name what can be done to a period. */
    public enum Move {
        SOFT_CLOSE("soft-closed"),
        CLOSE("closed"),
        LOCK("locked"),
        REOPEN("open");

        private final String state;

        Move(String state) {
            this.state = state;
        }

        /** Return the move of an action's name, for instance soft-close. */
        public static Move of(String action) {
            return valueOf(action.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Ask to change the state of a period.
     *
     * @param modules kinds of journals, or {@code *} for all
     * @param book empty for all books
     */
    public record Change(Move move, List<String> modules, String book, String reason, UUID by) {
        public Change {
            modules = List.copyOf(modules);
        }
    }

    /**
     * Change the state; waits for postings that have begun, so none of them lands after it.
     *
     * @throws org.twisterp.kernel.RefusalException {@code ledger.period-locked} where it is final, {@code record.not-found}
     */
    public static void change(Connection connection, Company company, String code, Change change) {
        JdbcRows rows = new JdbcRows(connection);
        UUID period = rows
                .rows(
                        "select id from period where company_id = :company and code = :code",
                        Map.of("company", company.id(), "code", code))
                .stream()
                .findFirst()
                .map(row -> JdbcRows.id(row, "id"))
                .orElseThrow(() -> Refusal.notFound().exception());
        for (String module : change.modules.stream().sorted().toList()) {
            Map<String, Object> parameters = Map.of(
                    "company", company.id(),
                    "period", period,
                    "module", module,
                    "book", change.book,
                    "state", change.move.state,
                    "by", change.by,
                    "reason", change.reason);
            rows.update(SET, parameters);
            rows.update(SPREAD, parameters);
        }
    }

    /** Return codes of open ordinary periods for a module and book: the next ones from a day on first, then earlier ones backwards. */
    public static List<String> open(
            Connection connection, Company company, String module, String book, LocalDate from) {
        return open(new JdbcRows(connection), company.id(), module, book, from);
    }

    static List<String> open(JdbcRows rows, UUID company, String module, String book, LocalDate from) {
        return rows.rows(OPEN, Map.of("company", company, "module", module, "book", book, "from", from)).stream()
                .map(row -> JdbcRows.text(row, "code"))
                .toList();
    }

    /**
     * Make a fiscal year with its periods and an adjusting one.
     *
     * @param pattern monthly or 4-4-5
     * @throws org.twisterp.kernel.RefusalException {@code ledger.year-gap} at commit when years do not follow one another
     */
    public static void createYear(Connection connection, Company company, String code, DateSpan days, String pattern) {
        new JdbcRows(connection)
                .update(
                        """
                        insert into fiscal_year (company_id, id, code, start_date, end_date, pattern)
                        values (:company, :id, :code, :first, :last, :pattern)
                        """,
                        Map.of(
                                "company", company.id(),
                                "id", Uuid7.next(),
                                "code", code,
                                "first", days.first(),
                                "last", days.last(),
                                "pattern", pattern));
    }

    /** Make the monthly years that are missing so that a span of days and all existing years are covered without a gap. */
    public static void coverYears(Connection connection, Company company, DateSpan days) {
        JdbcRows rows = new JdbcRows(connection);
        Map<String, ?> known = rows.rows(
                        "select min(start_date) as first, max(end_date) as last from fiscal_year where company_id = :company",
                        Map.of("company", company.id()))
                .getFirst();
        LocalDate start = yearStart(days.first(), company.fiscalYearStart());
        if (known.get("first") == null) {
            createYears(connection, company, start, days.last());
            return;
        }
        LocalDate first = JdbcRows.date(known, "first");
        for (LocalDate before = first; before.isAfter(days.first()); before = before.minusYears(1)) {
            createYear(
                    connection,
                    company,
                    yearCode(before.minusYears(1)),
                    new DateSpan(before.minusYears(1), before.minusDays(1)),
                    "monthly");
        }
        createYears(connection, company, JdbcRows.date(known, "last").plusDays(1), days.last());
    }

    private static void createYears(Connection connection, Company company, LocalDate from, LocalDate last) {
        for (LocalDate start = from; !start.isAfter(last); start = start.plusYears(1)) {
            createYear(
                    connection,
                    company,
                    yearCode(start),
                    new DateSpan(start, start.plusYears(1).minusDays(1)),
                    "monthly");
        }
    }

    private static LocalDate yearStart(LocalDate day, int month) {
        LocalDate start = LocalDate.of(day.getYear(), month, 1);
        return start.isAfter(day) ? start.minusYears(1) : start;
    }

    private static String yearCode(LocalDate start) {
        LocalDate last = start.plusYears(1).minusDays(1);
        return start.getYear() == last.getYear()
                ? String.valueOf(start.getYear())
                : "%d-%02d".formatted(start.getYear(), last.getYear() % 100);
    }

    private static final String SET = """
            insert into period_lock (company_id, period_id, module, book, state, changed_by, reason)
            values (:company, :period, :module, :book, :state, :by, :reason)
            on conflict (company_id, period_id, module, book)
              do update set state = excluded.state, changed_by = excluded.changed_by, reason = excluded.reason
            """;

    // what is said of all modules or all books holds for those with a row of their own too, except where it is final
    private static final String SPREAD = """
            update period_lock set state = :state, changed_by = :by, reason = :reason
            where company_id = :company and period_id = :period and (:module = '*' or module = :module) and (:book = '' or book = :book)
              and state <> 'locked' and state <> :state
            """;

    private static final String OPEN = """
            select code from period
            where company_id = :company and kind = 'ordinary' and period_state(company_id, id, :module, :book) = 'open'
            order by end_date < :from, abs(start_date - :from) limit 24
            """;
}
