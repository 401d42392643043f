package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twisterp.database.DatabaseRole;
import org.twisterp.kernel.Uuid7;

/** A1-12: what the database refuses by itself to anybody with the application's login. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAloneTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private Books books;
    private Books other;
    private PostedEntry posted;

    @BeforeAll
    void open() {
        books = Books.open(Server.database(), "ACME");
        other = Books.open(books.database, "BETA");
        posted = books.post(books.entry(DAY, "6100", "1000", "10.00"));
        books.close("2026-01", "general");
    }

    private int lines() {
        return books.count("journal_line") + books.count("journal_entry") + books.count("number_counter");
    }

    /** Runs statements as the app login in one transaction and returns the SQL state and message of what refuses. */
    private String refused(String... statements) {
        int before = lines();
        SQLException error = assertThrows(SQLException.class, () -> {
            try (Connection connection = Server.connect(books.database, DatabaseRole.APP);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select set_config('twist.companies', '{" + books.company.id() + "}', true)");
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
            }
        });
        assertEquals(before, lines(), "nothing changed");
        assertTrue(
                Set.of("42501", "23514", "23503").contains(error.getSQLState()),
                error.getSQLState() + " " + error.getMessage());
        return error.getMessage();
    }

    private String line(
            UUID entry, int line, String account, LocalDate date, String period, String debit, String credit) {
        return line(books, entry, line, books.account(account), date, period, debit, credit);
    }

    private String line(
            Books in, UUID entry, int line, UUID account, LocalDate date, String period, String debit, String credit) {
        return """
                insert into journal_line (company_id, entry_id, line, account_id, posting_date, period_id, debit, credit, currency,
                  debit_currency, credit_currency)
                values ('%s', '%s', %d, '%s', '%s', (select id from period where company_id = '%s' and code = '%s'), %s, %s, 'USD', %s, %s)
                """.formatted(
                in.company.id(), entry, line, account, date, in.company.id(), period, debit, credit, debit, credit);
    }

    /** Takes the next number as the platform does and inserts a header. */
    private String header(UUID entry, LocalDate date, String period) {
        return header(entry, date, period, "k.n");
    }

    private String header(UUID entry, LocalDate date, String period, String number) {
        return """
                with k as (
                  update number_counter set n = n + 1
                  where company_id = '%1$s' and fiscal_year_id = (select id from fiscal_year where company_id = '%1$s' and code = '2026')
                  returning n)
                insert into journal_entry (company_id, id, journal_id, n, number, currency, document_date, posting_date, tax_date,
                  fiscal_year_id, period_id, created_by, posted_by)
                select '%1$s', '%2$s', j.id, %3$s, 'X-' || gen_random_uuid(), 'USD', '%4$s', '%4$s', '%4$s', p.fiscal_year_id, p.id, '%5$s', '%5$s'
                from k, journal j, period p
                where j.company_id = '%1$s' and j.code = 'GEN' and p.company_id = '%1$s' and p.code = '%6$s'
                """.formatted(books.company.id(), entry, number, date, books.person, period);
    }

    @Test
    void byHandInTheRightOrderItIsAccepted() throws SQLException {
        UUID entry = Uuid7.next();
        books.app(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(line(entry, 1, "6100", DAY, "2026-03", "1.00", "0"));
                statement.execute(line(entry, 2, "1000", DAY, "2026-03", "0", "1.00"));
                return statement.execute(header(entry, DAY, "2026-03"));
            }
        });
        assertTrue(books.verify().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_line set debit = 5",
                "delete from journal_line",
                "truncate journal_line",
                "update journal_entry set number = 'x'",
                "delete from journal_entry",
                "truncate journal_entry cascade",
                "update journal_line set company_id = company_id",
                "update open_item set open = 0",
                "delete from open_item",
                "delete from allocation",
                "update allocation_line set amount = 0",
                "alter table journal_line disable trigger all",
                "alter table journal_entry disable trigger journal_entry_whole",
                "set session_replication_role = replica",
                "set role twist_owner",
                "set row_security = off; select * from journal_line",
                "drop trigger posted_is_final on journal_line",
                "create or replace function posted_is_final() returns trigger language plpgsql as 'begin return null; end'",
                "alter table journal_line no force row level security",
                "delete from number_counter",
                "update period set end_date = '2030-01-01'",
                "delete from period_lock",
                "insert into journal_line (xid) values ('1')",
                "update balance_watermark set xid = '0'",
                "insert into account_balance select * from account_balance",
                "update account_balance set debit = 0",
                "update number_counter set n = n + 1",
                "update number_counter set n = n + 2",
                "update number_counter set n = 1"
            })
    void theAppLoginMayNot(String sql) {
        refused(sql);
    }

    @Test
    void linesAreNeverAddedToAnEntry() {
        String message = refused(
                line(posted.id(), 3, "6100", DAY, "2026-03", "5.00", "0"),
                line(posted.id(), 4, "1000", DAY, "2026-03", "0", "5.00"));
        assertTrue(message.contains("ledger.entry-complete"), message);
    }

    @Test
    void norToOneOfTheSameTransactionOnceChecked() {
        UUID entry = Uuid7.next();
        String message = refused(
                line(entry, 1, "6100", DAY, "2026-03", "1.00", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "1.00"),
                header(entry, DAY, "2026-03"),
                "set constraints all immediate",
                "set constraints all deferred",
                line(entry, 3, "1000", DAY, "2026-03", "7.00", "0"));
        assertTrue(message.contains("ledger.entry-complete"), message);
    }

    @Test
    void unbalancedAtCommit() {
        UUID entry = Uuid7.next();
        String message = refused(
                line(entry, 1, "6100", DAY, "2026-03", "10.00", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "9.99"),
                header(entry, DAY, "2026-03"));
        assertTrue(message.contains("ledger.unbalanced"), message);
    }

    @Test
    void withoutLines() {
        assertTrue(refused(header(Uuid7.next(), DAY, "2026-03")).contains("ledger.too-few-lines"));
    }

    @Test
    void linesWithoutEntry() {
        refused(line(Uuid7.next(), 1, "6100", DAY, "2026-03", "10.00", "0"));
    }

    @Test
    void inAClosedPeriod() {
        UUID entry = Uuid7.next();
        LocalDate closed = LocalDate.of(2026, 1, 31);
        String message = refused(
                line(entry, 1, "6100", closed, "2026-01", "10.00", "0"),
                line(entry, 2, "1000", closed, "2026-01", "0", "10.00"),
                header(entry, closed, "2026-01"));
        assertTrue(message.contains("ledger.period-closed"), message);
    }

    @Test
    void outsideItsPeriod() {
        UUID entry = Uuid7.next();
        LocalDate january = LocalDate.of(2026, 1, 31);
        String message = refused(
                line(entry, 1, "6100", january, "2026-02", "10.00", "0"),
                line(entry, 2, "1000", january, "2026-02", "0", "10.00"),
                header(entry, january, "2026-02"));
        assertTrue(message.contains("ledger.outside-period"), message);
    }

    @Test
    void anotherCompanysAccount() {
        UUID entry = Uuid7.next();
        refused(
                line(books, entry, 1, other.account("6100"), DAY, "2026-03", "10.00", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "10.00"),
                header(entry, DAY, "2026-03"));
    }

    @Test
    void anotherCompanysBooks() {
        assertTrue(refused(line(other, Uuid7.next(), 1, other.account("6100"), DAY, "2026-03", "10.00", "0"))
                .contains("row-level security"));
    }

    @Test
    void aNumberAheadOfItsCounter() {
        UUID entry = Uuid7.next();
        refused(
                line(entry, 1, "6100", DAY, "2026-03", "10.00", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "10.00"),
                header(entry, DAY, "2026-03", "k.n + 5"));
    }

    @Test
    void fractionsOfACent() {
        UUID entry = Uuid7.next();
        String message = refused(
                line(entry, 1, "6100", DAY, "2026-03", "10.005", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "10.005"),
                header(entry, DAY, "2026-03"));
        assertTrue(message.contains("money.scale"), message);
    }

    @Test
    void negativeAmounts() {
        UUID entry = Uuid7.next();
        String message = refused(
                line(entry, 1, "6100", DAY, "2026-03", "-10.00", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "-10.00"),
                header(entry, DAY, "2026-03"));
        assertTrue(message.contains("ledger.negative"), message);
    }

    @Test
    void aControlLineWithoutItsOpenItem() {
        UUID entry = Uuid7.next();
        String message = refused(
                line(entry, 1, "6100", DAY, "2026-03", "10.00", "0"),
                line(entry, 2, "2100", DAY, "2026-03", "0", "10.00"),
                header(entry, DAY, "2026-03"));
        assertTrue(message.contains("ledger.open-item"), message);
    }

    @Test
    void aTemporaryTableDoesNotStandInForTheRealOne() {
        UUID entry = Uuid7.next();
        String message = refused(
                line(entry, 1, "6100", DAY, "2026-03", "10.00", "0"),
                line(entry, 2, "1000", DAY, "2026-03", "0", "9.99"),
                header(entry, DAY, "2026-03"),
                "create temp table journal_line as select * from journal_line where false",
                "set search_path = pg_temp, public");
        assertTrue(message.contains("ledger.unbalanced"), message);
    }

    @Test
    void evenTheOwnerMayNot() {
        for (String sql : new String[] {
            "update journal_line set debit = 5", "delete from journal_entry", "truncate journal_line cascade"
        }) {
            SQLException error = assertThrows(SQLException.class, () -> {
                try (Connection connection = Server.connect(books.database, DatabaseRole.OWNER);
                        Statement statement = connection.createStatement()) {
                    statement.execute("set role twist_owner");
                    statement.execute(sql);
                }
            });
            assertTrue(error.getMessage().contains("ledger.posted"), error.getMessage());
        }
    }

    @Test
    void withoutACompanyThereIsNothing() throws SQLException {
        try (Connection connection = Server.connect(books.database, DatabaseRole.APP)) {
            JdbcRows rows = new JdbcRows(connection);
            for (String table : new String[] {
                "journal_line", "journal_entry", "account", "period", "open_item", "account_balance", "number_counter"
            }) {
                assertEquals(
                        0,
                        rows.rows("select 1 from " + table + " limit 1", Map.of())
                                .size(),
                        table);
            }
        }
    }
}
