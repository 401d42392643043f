package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Case A1-12: what the database refuses by itself to the application's own role. */
class DatabaseAloneTest {

    private static final Fixture FIXTURE = Fixture.get();
    private static final String COMPANY = FIXTURE.company("USD");
    private static Connection app;
    private static UUID companyId;
    private static UUID entryId;

    private String before = "";

    @BeforeAll
    static void postOneBillAndOneClosedPeriod() throws SQLException {
        String path = FIXTURE.approvedBill(COMPANY, "INV-1", "2026-03-05");
        String entry =
                FIXTURE.as("controller").action(path, "post", "{}").expect(200).text("/entries/0");
        entryId = UUID.fromString(entry);
        FIXTURE.as("controller")
                .post(COMPANY + "/ledger.period/~2026-01/actions/close", "{\"modules\":[\"*\"],\"reason\":\"case\"}")
                .expect(200);
        for (var company : FIXTURE.as("admin")
                .get("_group/platform.company")
                .expect(200)
                .json()
                .at("/items")) {
            if (company.at("/code").asText().equals(COMPANY)) {
                companyId = UUID.fromString(company.at("/id").asText());
            }
        }
        app = Sql.connect(FIXTURE.product.databaseUrl(Fixture.GROUP, "app"));
        app.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        app.close();
        FIXTURE.verify();
    }

    @BeforeEach
    void inContext() throws SQLException {
        context();
        before = count();
        assertEquals("1 4", before);
    }

    @AfterEach
    void nothingChanged() throws SQLException {
        app.rollback();
        context();
        assertEquals(before, count());
        app.rollback();
    }

    private static void context() throws SQLException {
        Sql.run(app, "select set_config('twist.companies', '{" + companyId + "}', true)");
    }

    private static String count() throws SQLException {
        return Sql.one(
                app, "select (select count(*) from journal_entry) || ' ' || (select count(*) from journal_line)");
    }

    private static void refused(String sql) {
        refused(sql, "");
    }

    /** Expect a refusal with a word of its message, so that it is refused for its own reason. */
    private static void refused(String sql, String word) {
        SQLException refusal = assertThrows(
                SQLException.class,
                () -> {
                    Sql.run(app, sql);
                    app.commit();
                },
                sql);
        assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
    }

    @Test
    void a1_12_posted_lines_are_not_updated_deleted_or_truncated() throws SQLException {
        for (String sql : new String[] {
            "update journal_line set debit = debit + 1",
            "update journal_line set description = 'x'",
            "delete from journal_line",
            "truncate journal_line",
            "update journal_entry set posting_date = posting_date + 1",
            "delete from journal_entry",
            "truncate journal_entry cascade"
        }) {
            refused(sql);
            app.rollback();
            context();
        }
    }

    @Test
    void a1_12_lines_do_not_join_an_existing_entry() {
        refused(lines(entryId, "2026-03-05", "2026-03", "5.00", "5.00"), "ledger.entry-complete");
    }

    @Test
    void a1_12_an_unbalanced_entry_does_not_commit() {
        refused(whole("2026-03-05", "2026-03", "10.00", "9.99"), "ledger.unbalanced");
    }

    @Test
    void a1_12_an_entry_without_lines_does_not_commit() {
        refused(entry(UUID.randomUUID(), "2026-03-05", "2026-03"));
    }

    @Test
    void a1_12_an_entry_in_a_closed_period_does_not_commit() {
        refused(whole("2026-01-05", "2026-01", "10.00", "10.00"), "ledger.period-closed");
    }

    @Test
    void a1_12_a_balanced_entry_in_an_open_period_would_pass() throws SQLException {
        Sql.run(app, whole("2026-03-05", "2026-03", "10.00", "10.00"));
        Sql.run(app, "set constraints all immediate");
        assertEquals("2 6", count(), "the refusals above are not refusals of the statement itself");
        app.rollback();
        context();
    }

    @Test
    void a1_12_guards_stay_on() throws SQLException {
        refused("alter table journal_line disable trigger all");
        app.rollback();
        refused("alter table journal_entry disable row level security");
        app.rollback();
        refused("set session_replication_role = replica");
        app.rollback();
        refused("set role twist_owner");
        app.rollback();
        context();
    }

    @Test
    void a1_12_without_a_company_nothing_is_read_or_written() throws SQLException {
        app.rollback();
        assertEquals("0 0", count());
        app.rollback();
        refused("""
                insert into journal_line (company_id, entry_id, line, account_id, posting_date, period_id, currency)
                values ('%s', gen_random_uuid(), 1, gen_random_uuid(), date '2026-03-05', gen_random_uuid(), 'USD')""".formatted(companyId), "row-level security");
        app.rollback();
        context();
        assertNotEquals("0 0", count());
    }

    private static String entry(UUID id, String date, String period) {
        return """
                insert into journal_entry (id, company_id, journal_id, n, number, kind, document_date, posting_date,
                    tax_date, period_id, fiscal_year_id, currency, created_by, posted_by)
                select '%s', e.company_id, e.journal_id, e.n + 1, 'PUR-2026-000002', e.kind, date '%s', date '%s',
                    date '%s', p.id, p.fiscal_year_id, e.currency, e.created_by, e.posted_by
                from journal_entry e join period p on p.company_id = e.company_id and p.code = '%s'
                where e.id = '%s';
                update number_counter c set n = c.n + 1 from number_series s, journal_entry e
                where e.id = '%s' and s.company_id = e.company_id and s.journal_id = e.journal_id
                    and c.company_id = s.company_id and c.series_id = s.id and c.fiscal_year_id = e.fiscal_year_id""".formatted(id, date, date, date, period, entryId, entryId);
    }

    /** Write two lines on the expense accounts of the posted entry. */
    private static String lines(UUID entry, String date, String period, String debit, String credit) {
        return """
                insert into journal_line (company_id, entry_id, line, account_id, posting_date, period_id, debit, credit,
                    currency, debit_currency, credit_currency)
                select l.company_id, '%s', l.line + 100, l.account_id, date '%s', p.id,
                    case l.line when 1 then %s else 0 end, case l.line when 1 then 0 else %s end, l.currency,
                    case l.line when 1 then %s else 0 end, case l.line when 1 then 0 else %s end
                from journal_line l join period p on p.company_id = l.company_id and p.code = '%s'
                where l.entry_id = '%s' and l.line in (1, 2)""".formatted(entry, date, debit, credit, debit, credit, period, entryId);
    }

    private static String whole(String date, String period, String debit, String credit) {
        UUID id = UUID.randomUUID();
        return lines(id, date, period, debit, credit) + ";" + entry(id, date, period);
    }
}
