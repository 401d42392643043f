package org.twisterp.runtime.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twisterp.database.DatabaseRole;
import org.twisterp.database.Provisioner;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.TestHouse;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

class TenancyTest {

    private final Platform platform = TestHouse.platform();
    private final Access access = platform.access();

    @Test
    void aCompanyStartsWithTheContentOfItsPack() {
        Call call = TestHouse.call("ann", "ACME");
        List<Map<String, Object>> rows =
                platform.units().read(call, unit -> unit.context().rows("""
                        select a.code, a.name, a.origin from account a join account_role r
                          on r.company_id = a.company_id and r.account_id = a.id where r.role = 'payable'
                        """, Map.of()));
        assertEquals(List.of(Map.of("code", "2100", "name", "Payable", "origin", "pack")), rows);
    }

    @Test
    void aGroupCutShortIsTakenUpWhereItStopped() throws SQLException {
        insertCreating("torn");
        assertTrue(platform.groups().group("torn").isEmpty());
        platform.installation().ensure();
        assertEquals(
                Group.State.ACTIVE,
                platform.groups().group("torn").orElseThrow().state());
        assertTrue(new Provisioner(TestHouse.databaseServer()).exists("cg_torn"));

        insertCreating("again");
        Group group = platform.groups().createGroup(NewGroup.of("again", "trading", Currency.of("EUR")));
        assertEquals("cg_again", group.database());
        assertEquals("group.taken", code(() -> platform.groups()
                .createGroup(NewGroup.of("again", "trading", Currency.of("EUR")))));
        assertEquals("pack.unknown", code(() -> platform.groups()
                .createGroup(NewGroup.of("other", "none", Currency.of("EUR")))));
        assertEquals("value.pattern", code(() -> platform.groups()
                .createGroup(NewGroup.of("A b", "trading", Currency.of("EUR")))));
    }

    @Test
    void whatIsNotVisibleIsNotThere() {
        SignedIn ann = access.trusted("ann");
        Refusal beta = refusal(() -> open(ann, TestHouse.GROUP, "BETA"));
        Refusal none = refusal(() -> open(ann, TestHouse.GROUP, "NONE"));
        assertEquals(none, beta);
        assertEquals(none, refusal(() -> open(ann, "nowhere", "ACME")));
        assertEquals(none, refusal(() -> open(ann, TestHouse.GROUP, Access.SYSTEM)));
        Call group = open(ann, null, Access.GROUP);
        assertEquals(1, group.companies().size());
        assertEquals(
                2, open(access.trusted("bob"), null, Access.GROUP).companies().size());
        assertEquals(
                List.of("ACME"),
                access.memberships(ann).getFirst().companies().stream()
                        .map(Company::code)
                        .toList());
    }

    @Test
    void rolesHoldBetweenTheirDays() {
        LocalDate today = LocalDate.ofInstant(TestHouse.CLOCK.instant(), ZoneOffset.UTC);
        access.createUser(
                TestHouse.GROUP,
                new NewUser(
                        "eve",
                        "Eve",
                        null,
                        null,
                        false,
                        List.of(
                                new Assignment("ACME", "auditor", today.minusDays(9), today.minusDays(1)),
                                new Assignment("BETA", "auditor", today, today),
                                new Assignment("BETA", "administrator", today.plusDays(1), null))));
        SignedIn eve = access.trusted("eve");
        assertEquals("record.not-found", code(() -> open(eve, null, "ACME")));
        assertEquals(Set.of("platform.auditor"), open(eve, null, "BETA").roles());
        assertEquals(
                "record.not-found",
                code(() -> access.open(eve, null, "ACME", today.minusDays(3), Locale.ENGLISH, Call.Channel.REST)));
        assertEquals("role.unknown", code(() -> access.assign(TestHouse.GROUP, "eve", Assignment.of("ACME", "king"))));
        assertEquals(
                "company.unknown", code(() -> access.assign(TestHouse.GROUP, "eve", Assignment.of("NONE", "auditor"))));
        assertEquals("user.taken", code(() -> access.createUser(TestHouse.GROUP, NewUser.person("EVE", "Eve", null))));
    }

    @Test
    void theBusinessDayIsTheCompanysUnlessChosen() {
        Company kiritimati = platform.groups()
                .createCompany(
                        TestHouse.GROUP,
                        new NewCompany(
                                "KIR",
                                "Kiribati",
                                Currency.of("AUD"),
                                ZoneId.of("Pacific/Kiritimati"),
                                null,
                                7,
                                Company.TaxRounding.LINE,
                                Company.Reversal.NEGATIVE));
        Call call = open(access.trusted("bob"), null, "KIR");
        assertEquals(kiritimati, call.inCompany());
        assertEquals(
                LocalDate.ofInstant(TestHouse.CLOCK.instant(), ZoneId.of("Pacific/Kiritimati")), call.businessDate());
        assertEquals("company.taken", code(() -> platform.groups()
                .createCompany(TestHouse.GROUP, NewCompany.of("KIR", "x", Currency.of("AUD")))));
    }

    @Test
    void signInCountsTriesAndTellsNothing() {
        access.createUser(
                TestHouse.GROUP, NewUser.person("mia", "Mia", TestHouse.PASSWORD, Assignment.of("ACME", "auditor")));
        for (String login : List.of("mia", "nobody-such")) {
            for (int left = 4; left > 0; left--) {
                Refusal wrong = refusal(() -> access.signIn(login, "wrong", "10.0.0.1"));
                assertEquals("sign-in.wrong", wrong.code());
                assertEquals(left, wrong.arguments().get("triesLeft"));
            }
            Refusal locked = refusal(() -> access.signIn(login, "wrong", "10.0.0.1"));
            assertEquals("sign-in.locked", locked.code());
            assertEquals(15L, locked.arguments().get("minutes"));
            assertEquals("sign-in.locked", code(() -> access.signIn(login, TestHouse.PASSWORD, "10.0.0.1")));
        }
        assertEquals(
                "mia",
                access.signIn(" MIA ", TestHouse.PASSWORD, "10.0.0.2").user().login());
        TestHouse.CLOCK.advance(Duration.ofMinutes(16));
        assertEquals(
                "mia",
                access.signIn("mia", TestHouse.PASSWORD, "10.0.0.1").user().login());
    }

    @Test
    void keysAndTokensProveWhoSomebodyIs() {
        String key = access.createApiKey(TestHouse.GROUP, "ann");
        SignedIn byKey = access.byApiKey(key);
        assertEquals("ann", byKey.user().login());
        assertEquals(TestHouse.GROUP, open(byKey, null, "ACME").group());
        assertEquals("sign-in.key", code(() -> access.byApiKey(key + "x")));
        assertEquals("sign-in.key", code(() -> access.byApiKey("nonsense")));

        String token = access.remember(access.trusted("ann"));
        assertEquals("ann", access.byToken(token).user().login());
        access.forget(token);
        assertEquals("sign-in.token", code(() -> access.byToken(token)));
    }

    @Test
    void nothingIsSeenWithoutACompanyAndAuditIsOnlyAdded() throws SQLException {
        try (Connection app = TestHouse.databaseServer().connection("cg_house", DatabaseRole.APP);
                Statement statement = app.createStatement()) {
            assertEquals(0, number(statement, "select count(*) from account"));
            assertEquals(0, number(statement, "select count(*) from company"));
            assertThrows(SQLException.class, () -> statement.execute("delete from audit_log"));
            assertThrows(SQLException.class, () -> statement.execute("update audit_log set action = 'x'"));
            assertThrows(SQLException.class, () -> statement.execute("alter table account disable row level security"));
        }
        try (Connection report = TestHouse.databaseServer().connection("cg_house", DatabaseRole.REPORT);
                Statement statement = report.createStatement()) {
            assertTrue(number(statement, "select count(*) from account") > 0);
            assertThrows(SQLException.class, () -> statement.execute("delete from account"));
        }
        try (Connection system = TestHouse.databaseServer().connection(Provisioner.SYSTEM, DatabaseRole.APP);
                Statement statement = system.createStatement()) {
            assertTrue(number(statement, "select count(*) from audit_log where action = 'group.create'") > 0);
            assertThrows(SQLException.class, () -> statement.execute("delete from audit_log"));
        }
    }

    @Test
    void thePlatformIsReady() {
        assertTrue(platform.health().ready().up(), platform.health().ready().toString());
        assertTrue(platform.health().live().up());
        assertFalse(platform.health().ready().checks().isEmpty());
    }

    private static void insertCreating(String slug) throws SQLException {
        try (Connection system = TestHouse.databaseServer().connection(Provisioner.SYSTEM, DatabaseRole.APP);
                Statement statement = system.createStatement()) {
            statement.execute(
                    "insert into company_group (id, slug, name, pack, currency, time_zone) values (gen_random_uuid(), '"
                            + slug + "', 'n', 'trading', 'EUR', 'UTC')");
        }
    }

    private Call open(SignedIn who, @org.jspecify.annotations.Nullable String group, String company) {
        return access.open(who, group, company, null, Locale.ENGLISH, Call.Channel.REST);
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Refusal refusal(Runnable work) {
        return assertThrows(RefusalException.class, work::run).refusal();
    }

    private static String code(Runnable work) {
        return refusal(work).code();
    }
}
