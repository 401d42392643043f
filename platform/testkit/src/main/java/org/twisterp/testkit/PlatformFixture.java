package org.twisterp.testkit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.DateSpan;
import org.twisterp.ledger.Periods;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.PlatformSettings;
import org.twisterp.runtime.tenancy.Assignment;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.runtime.tenancy.NewGroup;
import org.twisterp.runtime.tenancy.NewUser;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;
import org.twisterp.spi.ErpPlugin;

/**
 * Start a platform with the people and books that the acceptance cases begin with: group {@code acc}, companies ACME
 * (USD) and BETA (EUR), fiscal years 2025 to 2027, one user per role who signs in with {@link #PASSWORD}.
 */
public final class PlatformFixture implements AutoCloseable {

    public static final String GROUP = "acc";
    public static final String PASSWORD = "twist-test";

    private static final List<Integer> YEARS = List.of(2025, 2026, 2027);
    private static final List<String> FINANCE = List.of("clerk", "controller", "cfo", "compliance", "cashier");

    private final Platform platform;

    private PlatformFixture(Platform platform) {
        this.platform = platform;
    }

    /** Start it on the one server of the process with plugins from the class path, each after those it builds on. */
    public static PlatformFixture with(ErpPlugin... plugins) {
        Path root = Checkout.root();
        Platform platform = Platform.start(PlatformSettings.of(
                        TestServer.server(),
                        TestServer.folder().resolve("no-plugins"),
                        TestServer.folder(),
                        root.resolve("industry-packs"))
                .withPoolSize(12)
                .withPlugins(plugins));
        PlatformFixture fixture = new PlatformFixture(platform);
        if (platform.groups().group(GROUP).isEmpty()) {
            fixture.found();
        }
        return fixture;
    }

    /** Start it with the plugins of a folder of jars. */
    public static PlatformFixture withJars(Path folder) {
        Platform platform = Platform.start(PlatformSettings.of(
                TestServer.server(),
                folder,
                TestServer.folder(),
                Checkout.root().resolve("industry-packs")));
        PlatformFixture fixture = new PlatformFixture(platform);
        if (platform.groups().group(GROUP).isEmpty()) {
            fixture.found();
        }
        return fixture;
    }

    public Platform platform() {
        return platform;
    }

    /** Open a call in ACME, today. */
    public Call as(String login) {
        return as(login, "ACME", null);
    }

    /** Open a call in a company on a day. */
    public Call as(String login, String company, @Nullable LocalDate day) {
        return platform.access()
                .open(platform.access().trusted(login), GROUP, company, day, Locale.ENGLISH, Call.Channel.REST);
    }

    /** Make another company with its fiscal years, where everybody of the fixture has the role they have in ACME. */
    public Company company(String code, String currency) {
        Company company =
                platform.groups().createCompany(GROUP, NewCompany.of(code, code + " Ltd", Currency.of(currency)));
        FINANCE.forEach(role -> platform.access().assign(GROUP, role, Assignment.of(code, "finance." + role)));
        platform.access().assign(GROUP, "clerk2", Assignment.of(code, "finance.clerk"));
        years(code);
        return company;
    }

    @Override
    public void close() {
        platform.close();
    }

    private void found() {
        platform.groups().createGroup(NewGroup.of(GROUP, "trading", Currency.of("USD")));
        platform.groups().createCompany(GROUP, NewCompany.of("ACME", "ACME Trading Inc.", Currency.of("USD")));
        platform.groups().createCompany(GROUP, NewCompany.of("BETA", "BETA Handel GmbH", Currency.of("EUR")));
        boolean finance = platform.plugins().generation().plugin("finance").isPresent();
        if (finance) {
            FINANCE.forEach(role -> person(role, Assignment.of("ACME", "finance." + role)));
            person("clerk2", Assignment.of("ACME", "finance.clerk"));
            person("beta", Assignment.of("BETA", "finance.controller"));
        }
        person("auditor", Assignment.of(Assignment.ALL_COMPANIES, "platform.auditor"));
        person("admin", Assignment.of(Assignment.ALL_COMPANIES, "platform.administrator"));
        years("ACME");
        years("BETA");
    }

    private void person(String login, Assignment assignment) {
        platform.access().createUser(GROUP, NewUser.person(login, login, PASSWORD, assignment));
    }

    private void years(String company) {
        Call call = as("admin", company, null);
        platform.units().write(call, unit -> {
            YEARS.forEach(year -> Periods.createYear(
                    unit.connection(),
                    call.inCompany(),
                    String.valueOf(year),
                    new DateSpan(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                    "monthly"));
            return null;
        });
    }
}
