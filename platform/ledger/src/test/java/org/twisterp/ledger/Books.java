package org.twisterp.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.twisterp.database.DatabaseRole;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.DateSpan;
import org.twisterp.kernel.Uuid7;
import org.twisterp.ledger.api.TrialBalance;
import org.twisterp.spi.Company;

/** Keep the books of one test company: the chart of the acceptance fixture, journals GEN and PUR, fiscal years 2025 to 2027. */
final class Books {

    static final Currency USD = Currency.of("USD");
    static final UUID SUPPLIER = Uuid7.next();
    final String database;
    final Company company;
    final UUID person = Uuid7.next();
    final Map<String, UUID> accounts = new HashMap<>();

    private Books(String database, Company company) {
        this.database = database;
        this.company = company;
    }

    /** Do something on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static Books open(String database, String code, Company.Reversal reversal) {
        Company company = new Company(
                Uuid7.next(), code, code + " Ltd", USD, ZoneId.of("UTC"), Company.TaxRounding.DOCUMENT, reversal, 1);
        Books books = new Books(database, company);
        books.app(connection -> {
            books.insertMasters(new JdbcRows(connection));
            for (int year = 2025; year <= 2027; year++) {
                Periods.createYear(
                        connection,
                        company,
                        "" + year,
                        new DateSpan(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                        "monthly");
            }
            return null;
        });
        return books;
    }

    static Books open(String database, String code) {
        return open(database, code, Company.Reversal.SWAP);
    }

    private void insertMasters(JdbcRows rows) {
        rows.update(
                "insert into company (id, code, legal_name, currency, time_zone, reversal) values (:id, :code, :name, 'USD', 'UTC', :reversal)",
                Map.of(
                        "id",
                        company.id(),
                        "code",
                        company.code(),
                        "name",
                        company.legalName(),
                        "reversal",
                        company.reversal().name().toLowerCase(java.util.Locale.ROOT)));
        account(rows, "1000", "asset", "");
        account(rows, "1100", "asset", "receivable");
        account(rows, "1400", "asset", "");
        account(rows, "2100", "liability", "payable");
        account(rows, "2200", "liability", "");
        account(rows, "3000", "equity", "");
        account(rows, "3900", "equity", "");
        account(rows, "4000", "income", "");
        account(rows, "6100", "expense", "");
        account(rows, "6200", "expense", "");
        account(rows, "7900", "expense", "");
        for (List<String> journal : List.of(List.of("GEN", "general"), List.of("PUR", "purchases"))) {
            rows.update(
                    "insert into journal (company_id, id, code, name, kind) values (:company, :id, :code, :code, :kind)",
                    Map.of(
                            "company",
                            company.id(),
                            "id",
                            Uuid7.next(),
                            "code",
                            journal.getFirst(),
                            "kind",
                            journal.getLast()));
        }
    }

    private void account(JdbcRows rows, String code, String type, String control) {
        UUID id = Uuid7.next();
        accounts.put(code, id);
        rows.update("""
                insert into account (company_id, id, code, name, type, control)
                values (:company, :id, :code, 'Account ' || :code, :type, nullif(:control, ''))
                """, Map.of("company", company.id(), "id", id, "code", code, "type", type, "control", control));
    }

    UUID account(String code) {
        return java.util.Objects.requireNonNull(accounts.get(code));
    }

    /** Run as the application does: its login, one transaction, the company chosen. */
    <T> T app(Work<T> work) {
        return as(DatabaseRole.APP, work);
    }

    /** Run as the keeper does, over all companies. */
    <T> T keeper(Work<T> work) {
        return as(DatabaseRole.KEEPER, work);
    }

    private <T> T as(DatabaseRole role, Work<T> work) {
        try (Connection connection = Server.connect(database, role)) {
            return inTransaction(connection, work);
        } catch (SQLException e) {
            throw LedgerFault.of(e);
        }
    }

    <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('twist.companies', '{" + company.id() + "}', true)");
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            connection.rollback();
            throw LedgerFault.of(e);
        } catch (RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    EntryDraft draft(String journal, LocalDate date, List<LineDraft> lines) {
        return new EntryDraft(
                Uuid7.next(),
                company,
                journal,
                EntryKind.ORDINARY,
                "",
                date,
                date,
                date,
                null,
                null,
                false,
                null,
                null,
                People.only(person),
                lines);
    }

    EntryDraft entry(LocalDate date, String debit, String credit, String amount) {
        return draft("GEN", date, List.of(debit(debit, amount), credit(credit, amount)));
    }

    LineDraft debit(String account, String amount) {
        return LineDraft.of(account(account), USD, new BigDecimal(amount), new BigDecimal("0.00"));
    }

    LineDraft credit(String account, String amount) {
        return LineDraft.of(account(account), USD, new BigDecimal("0.00"), new BigDecimal(amount));
    }

    /** Draft the entry of a bill: net and tax against the payable. */
    EntryDraft bill(LocalDate date, String net, String tax) {
        String total = new BigDecimal(net).add(new BigDecimal(tax)).toPlainString();
        return draft(
                "PUR",
                date,
                List.of(
                        debit("6100", net),
                        debit("1400", tax),
                        credit("2100", total).owedTo(SUPPLIER, date.plusDays(30))));
    }

    PostedEntry post(EntryDraft draft) {
        return app(connection -> Ledger.append(connection, draft));
    }

    int count(String table) {
        return app(connection -> ((Number) new JdbcRows(connection)
                        .rows("select count(*) as n from " + table, Map.of())
                        .getFirst()
                        .get("n"))
                .intValue());
    }

    TrialBalance trialBalance(String from, String to) {
        return app(connection -> TrialBalance.read(
                new JdbcRows(connection),
                TrialBalance.Request.of(company.id(), LocalDate.parse(from), LocalDate.parse(to))));
    }

    /** Return opening, movement and closing of an account as text; empty when it is absent. */
    String figures(String from, String to, String code) {
        return trialBalance(from, to).rows().stream()
                .filter(row -> row.code().equals(code))
                .map(row -> row.opening().setScale(2) + " " + row.movement().setScale(2) + " "
                        + row.closing().setScale(2))
                .findFirst()
                .orElse("");
    }

    void close(String period, String... modules) {
        app(connection -> {
            Periods.change(
                    connection,
                    company,
                    period,
                    new Periods.Change(Periods.Move.CLOSE, List.of(modules), "", "test", person));
            return null;
        });
    }

    List<Finding> verify() {
        return keeper(Verify::run);
    }
}
