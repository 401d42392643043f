package org.twisterp.runtime.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twisterp.database.DatabaseRole;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.RefusalException;
import org.twisterp.ledger.Finding;
import org.twisterp.ledger.Verify;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.TestHouse;
import org.twisterp.runtime.audit.AuditVerify;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

class JournalImportTest {

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private final Platform platform = TestHouse.platform();
    private final JournalImport journals = new JournalImport(platform.units(), platform.drafts());

    @TempDir
    Path folder = Path.of("");

    @Test
    void theRealJournalGoesInToTheCentAndOnlyOnce() throws IOException, SQLException {
        Call call = controller("USD");
        new FiscalYears(platform.units(), platform.drafts()).open(call, List.of(2006, 2007));
        ImportReport first = journals.run(call, request(Journals.standard()));
        assertEquals(1298, first.accepted());
        assertEquals(49, first.refused());
        assertEquals(Map.of("import.commodity", 38L, "ledger.unbalanced", 11L), Journals.byCode(first.problems()));
        assertEquals(2755, first.lines());
        assertEquals(80, first.accounts());
        assertEquals(80, first.created().size());
        assertTrue(first.created().stream().allMatch(typed -> typed.origin() == AccountTypes.Origin.NOTHING));
        assertEquals(List.of("2002", "2003", "2004", "2005"), first.years());
        assertEquals(Journals.balances("standard.balances.csv"), balances(call));

        ImportReport second = journals.run(call, request(Journals.standard()));
        assertEquals(0, second.accepted());
        assertEquals(1298, second.known());
        assertEquals(49, second.refused());
        assertEquals(List.of(), second.created());
        assertEquals(Journals.balances("standard.balances.csv"), balances(call));
        assertEquals(List.of(), verify());
    }

    @Test
    void aDryRunTellsAndKeepsNothing() throws IOException {
        Call call = controller("USD");
        ImportReport would = journals.run(
                call, new ImportRequest(Journals.demo(), Map.of("$", "USD"), AccountTypes.guessed(), true, true));
        assertEquals(13, would.accepted());
        assertEquals(12, would.created().size());
        assertEquals(Map.of(), balances(call));
        ImportReport then = journals.run(call, request(Journals.demo()));
        assertEquals(13, then.accepted());
        assertEquals(0, then.refused());
        assertEquals(would.created(), then.created());
        assertEquals(Journals.balances("demo.balances.csv"), balances(call));
    }

    @Test
    void withoutAYearEachTransactionIsRefused() {
        Call call = controller("USD");
        ImportReport report = journals.run(
                call, new ImportRequest(Journals.demo(), Map.of("$", "USD"), AccountTypes.guessed(), false, false));
        assertEquals(Map.of("ledger.no-period", 13L), Journals.byCode(report.problems()));
        assertEquals(List.of(), report.created());
    }

    @Test
    void aLongerFilePostsOnlyWhatIsNew() throws IOException {
        Call call = controller("USD");
        List<String> lines = Files.readAllLines(Journals.standard());
        Path part = Files.write(folder.resolve("part.csv"), lines.subList(0, 1001));
        int before = journals.run(call, request(part)).accepted();
        ImportReport rest = journals.run(call, request(Journals.standard()));
        assertTrue(before > 300, () -> "posted " + before);
        assertEquals(1298, before + rest.accepted());
        assertEquals(before, rest.known());
        assertEquals(Journals.balances("standard.balances.csv"), balances(call));
    }

    @Test
    void oneRefusedAccountDoesNotStopTheOthers() throws IOException {
        Call call = controller("USD");
        StringBuilder file = new StringBuilder("txnidx,date,description,account,amount,commodity\n");
        for (int i = 1; i <= 20; i++) {
            String account = i == 7 ? "2100" : "6100";
            file.append("%d,2026-02-%02d,Paper,%s,10.00,USD%n%d,2026-02-%02d,Paper,1000,-10.00,USD%n"
                    .formatted(i, i, account, i, i));
        }
        Path path = Files.writeString(folder.resolve("bills.csv"), file);
        ImportReport report =
                journals.run(call, new ImportRequest(path, Map.of(), AccountTypes.guessed(), true, false));
        assertEquals(19, report.accepted());
        assertEquals(
                List.of("14 ledger.control-account"),
                report.problems().stream().map(p -> p.line() + " " + p.code()).toList());
        assertEquals(new BigDecimal("190.00"), balances(call).get("6100"));
    }

    @Test
    void twoAtOncePostNothingTwice() throws IOException, InterruptedException, ExecutionException {
        Call call = controller("USD");
        Callable<ImportReport> run = () -> journals.run(call, request(Journals.standard()));
        try (var threads = Executors.newFixedThreadPool(2)) {
            int accepted = 0;
            for (Future<ImportReport> each : threads.invokeAll(List.of(run, run))) {
                accepted += each.get().accepted();
            }
            assertEquals(1298, accepted);
        }
        assertEquals(Journals.balances("standard.balances.csv"), balances(call));
    }

    @Test
    void onlyWhoKeepsTheBooksMayImport() {
        Call clerk = with(controller("USD"), Set.of("finance.clerk"));
        RefusalException refused =
                assertThrows(RefusalException.class, () -> journals.run(clerk, request(Journals.demo())));
        assertEquals("import.not-permitted", refused.refusal().code());
    }

    private static ImportRequest request(Path file) {
        return new ImportRequest(file, Map.of("$", "USD"), AccountTypes.guessed(), true, false);
    }

    /** Open a call in a fresh company for somebody who keeps its books. */
    private Call controller(String currency) {
        String code = "IMP" + COMPANIES.incrementAndGet();
        Company company =
                platform.groups().createCompany(TestHouse.GROUP, NewCompany.of(code, code, Currency.of(currency)));
        Call ann = TestHouse.call("ann", "ACME");
        Call there = new Call(
                ann.user(),
                ann.group(),
                company,
                Set.of(company.id()),
                Set.of(),
                ann.businessDate(),
                ann.locale(),
                Call.Channel.IMPORT,
                code);
        return with(there, Set.of("finance.controller"));
    }

    private static Call with(Call call, Set<String> roles) {
        return new Call(
                call.user(),
                call.group(),
                call.company(),
                call.companies(),
                roles,
                call.businessDate(),
                call.locale(),
                call.channel(),
                call.correlation());
    }

    private Map<String, BigDecimal> balances(Call call) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        platform.units()
                .read(call, unit -> unit.context().rows("""
                select a.code, sum(l.debit - l.credit) as balance
                from journal_line l join account a on a.company_id = l.company_id and a.id = l.account_id
                group by a.code having sum(l.debit - l.credit) <> 0
                """, Map.of()))
                .forEach(row ->
                        balances.put(String.valueOf(row.get("code")), ((BigDecimal) row.get("balance")).setScale(2)));
        return balances;
    }

    private List<Finding> verify() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Connection keeper = TestHouse.databaseServer().connection("cg_" + TestHouse.GROUP, DatabaseRole.KEEPER)) {
            findings.addAll(Verify.run(keeper));
            findings.addAll(AuditVerify.run(keeper, platform.plugins()));
        }
        return findings;
    }
}
