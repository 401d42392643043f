package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.twisterp.database.DatabaseRole;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Uuid7;
import org.twisterp.ledger.api.TrialBalance;

/** Eight clients at once, a folder behind them and a controller who closes under their hands. */
class ConcurrencyTest {

    private static final DocumentSeries BILLS = DocumentSeries.of("finance.supplier-bill", "BILL-{fy}-{n:000000}");

    /** A1-13: 200 bills, 20 of them in a closed period; folded and read while they are posted. */
    @Test
    void numbersStayContiguousAndBalancesExact() throws Exception {
        Books books = Books.open(Server.database(), "ACME");
        books.close("2026-01", "*");
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(10)) {
            Future<?> folder = pool.submit(() -> keepFolding(books, running));
            Future<Integer> reader = pool.submit(() -> keepReading(books, running));
            try {
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < 8; client++) {
                    int mine = client;
                    clients.add(pool.submit(() -> post(books, mine, refused)));
                }
                for (Future<?> client : clients) {
                    client.get();
                }
            } finally {
                running.set(false);
            }
            folder.get();
            assertTrue(reader.get() > 0);
        }
        assertEquals(20, refused.get());
        assertEquals(180, books.count("journal_entry"));
        assertEquals("0.00 -2160.00 -2160.00", books.figures("2026-01-01", "2026-12-31", "2100"));
        assertEquals("0.00 1800.00 1800.00", books.figures("2026-01-01", "2026-12-31", "6100"));
        assertEquals("0.00 360.00 360.00", books.figures("2026-01-01", "2026-12-31", "1400"));
        Map<String, ?> numbers = books.app(c -> new JdbcRows(c)
                .rows(
                        "select min(n) as low, max(n) as high, count(distinct number) as n, max(number) as last from number_issued",
                        Map.of())
                .getFirst());
        assertEquals(List.of(1L, 180L, 180L, "BILL-2026-000180"), List.copyOf(numbers.values()));
        assertEquals(List.of(), books.verify());
    }

    private static void post(Books books, int client, AtomicInteger refused) {
        for (int i = 0; i < 25; i++) {
            int number = client * 25 + i;
            LocalDate date = number % 10 == 9 ? LocalDate.of(2026, 1, 15) : LocalDate.of(2026, 2 + number % 10, 10);
            EntryDraft bill = books.bill(date, "10.00", "2.00");
            EntryDraft sourced = new EntryDraft(
                    bill.id(),
                    bill.company(),
                    bill.journal(),
                    bill.kind(),
                    "",
                    date,
                    date,
                    date,
                    null,
                    null,
                    false,
                    new Source("finance.supplier-bill", Uuid7.next(), null),
                    null,
                    bill.people(),
                    bill.lines());
            try {
                books.app(c -> Ledger.append(c, sourced, BILLS));
            } catch (RefusalException e) {
                assertEquals("ledger.period-closed", e.refusal().code());
                refused.incrementAndGet();
            }
        }
    }

    private static void keepFolding(Books books, AtomicBoolean running) {
        while (running.get()) {
            books.keeper(Balances::fold);
        }
    }

    /** Every reading sums to zero and carries as much as there are entries in the same snapshot. */
    private static int keepReading(Books books, AtomicBoolean running) {
        int readings = 0;
        while (running.get()) {
            snapshot(books, connection -> {
                JdbcRows rows = new JdbcRows(connection);
                long entries = (Long) rows.rows("select count(*) as n from journal_entry", Map.of())
                        .getFirst()
                        .get("n");
                var closing = TrialBalance.closing(
                        rows,
                        new TrialBalance.Request(
                                books.company.id(),
                                LocalDate.of(2026, 12, 31),
                                LocalDate.of(2026, 12, 31),
                                null,
                                null,
                                books.account("2100")));
                assertEquals(-12L * entries, closing.longValueExact());
                return null;
            });
            readings++;
        }
        return readings;
    }

    private static void snapshot(Books books, Books.Work<?> reading) {
        try (Connection connection = Server.connect(books.database, DatabaseRole.APP)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            books.inTransaction(connection, reading);
        } catch (SQLException e) {
            throw LedgerFault.of(e);
        }
    }

    /** A posting that began before the close waits it out or goes first; none lands after it. */
    @Test
    void closingWaitsForPostingsThatHaveBegun() throws Exception {
        Books books = Books.open(Server.database(), "ACME");
        try (ExecutorService pool = Executors.newFixedThreadPool(1);
                Connection connection = Server.connect(books.database, DatabaseRole.APP)) {
            Future<?> close = books.inTransaction(connection, posting -> {
                Ledger.append(posting, books.entry(LocalDate.of(2026, 3, 5), "6100", "1000", "1.00"));
                Future<?> closing = pool.submit(() -> books.close("2026-03", "*"));
                waitUntilBlocked(books);
                return closing;
            });
            close.get();
        }
        assertEquals(1, books.count("journal_entry"));
        assertEquals(List.of(), books.verify());
    }

    /** The other way round: a posting checked before the close, committed after it, is refused by the database. */
    @Test
    void aPostingOvertakenByTheCloseIsRefused() throws Exception {
        Books books = Books.open(Server.database(), "ACME");
        EntryDraft draft = books.entry(LocalDate.of(2026, 3, 5), "6100", "1000", "1.00");
        for (int isolation :
                new int[] {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ}) {
            try (Connection connection = Server.connect(books.database, DatabaseRole.APP)) {
                connection.setTransactionIsolation(isolation);
                try {
                    books.inTransaction(connection, posting -> {
                        Ledger.check(posting, draft);
                        books.close("2026-03", "*");
                        return Ledger.append(posting, draft);
                    });
                    throw new AssertionError("posted after the close");
                } catch (RefusalException e) {
                    assertEquals("ledger.period-closed", e.refusal().code());
                } catch (LedgerFault e) {
                    assertEquals("40001", ((SQLException) e.getCause()).getSQLState());
                }
            }
            books.app(c -> {
                Periods.change(
                        c,
                        books.company,
                        "2026-03",
                        new Periods.Change(Periods.Move.REOPEN, List.of("*"), "", "", books.person));
                return null;
            });
        }
        assertEquals(0, books.count("journal_entry"));
    }

    private static void waitUntilBlocked(Books books) throws SQLException {
        try (Connection admin = Server.superuser(books.database)) {
            JdbcRows rows = new JdbcRows(admin);
            for (int i = 0; i < 200; i++) {
                if (!rows.rows(
                                "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
                                Map.of())
                        .isEmpty()) {
                    return;
                }
                Thread.sleep(25);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("the close did not wait");
    }
}
