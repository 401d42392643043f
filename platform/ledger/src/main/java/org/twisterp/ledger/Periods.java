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
import org.twisterp.ledger.api.PeriodView;
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

    /** Run SQL that writes with named parameters. */
    @FunctionalInterface
    public interface Writes {
        /** Return the number of rows touched. */
        int write(String sql, Map<String, ?> parameters);
    }

    /**
     * Change the state of a period; waits for postings that have begun, so none of them lands after it.
     *
     * @throws org.twisterp.kernel.RefusalException {@code ledger.period-locked} where it is final
     */
    public static void change(Writes writes, UUID company, UUID period, Change change) {
        for (String module : change.modules.stream().sorted().toList()) {
            Map<String, Object> parameters = Map.of(
                    "company", company,
                    "period", period,
                    "module", module,
                    "book", change.book,
                    "state", change.move.state,
                    "by", change.by,
                    "reason", change.reason);
            writes.write(SET, parameters);
            writes.write(SPREAD, parameters);
        }
    }

    /** Change the state of the period of a code on a connection. */
    public static void change(Connection connection, Company company, String code, Change change) {
        JdbcRows rows = new JdbcRows(connection);
        PeriodView period = PeriodView.byCode(rows, company.id(), code)
                .orElseThrow(() -> Refusal.notFound().exception());
        change(rows::update, company.id(), period.id(), change);
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
