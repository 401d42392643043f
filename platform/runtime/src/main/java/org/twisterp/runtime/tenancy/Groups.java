package org.twisterp.runtime.tenancy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.persistence.DatabaseFault;
import org.twisterp.runtime.persistence.NamedSql;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;
import org.twisterp.spi.User;

/** Create and list company groups and their companies. */
public final class Groups {

    /** Stands for the operator of the machine where no person acts. */
    public static final User OPERATOR = new User(new UUID(0, 0), "system", "System", true);

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,19}");
    private static final String COLUMNS =
            "id, slug, name, pack, currency, time_zone, calendar, supports_intercompany, state";

    private final SystemDatabase databases;
    private final Installation installation;
    private final UnitsOfWork units;
    private final Path packsDir;
    private final Clock clock;

    public Groups(Pools pools, Installation installation, UnitsOfWork units, Path packsDir, Clock clock) {
        this.databases = new SystemDatabase(pools);
        this.installation = installation;
        this.units = units;
        this.packsDir = packsDir;
        this.clock = clock;
    }

    /** Create a group with its database; refuses {@code group.taken}, {@code pack.unknown} and bad values. */
    public Group createGroup(NewGroup wanted) {
        return createGroup(wanted, OPERATOR);
    }

    /** Create a group in the name of somebody; a creation that was cut short is taken up where it stopped. */
    public Group createGroup(NewGroup wanted, User by) {
        check(SLUG.matcher(wanted.slug()).matches(), "slug");
        check(!wanted.name().isBlank(), "name");
        if (!Files.isRegularFile(packsDir.resolve(wanted.pack()).resolve("pack.yaml"))) {
            throw Refusal.invalid(List.of(Violation.of("pack", "pack.unknown", "pack", wanted.pack())))
                    .exception();
        }
        databases.inSystem(sql -> {
            int inserted = sql.run(
                    """
                    insert into company_group (id, slug, name, pack, currency, time_zone, calendar, supports_intercompany, created_by)
                    values (:id, :slug, :name, :pack, :currency, :zone, :calendar, :intercompany, :by)
                    on conflict (slug) do nothing
                    """,
                    "id",
                    Uuid7.next(),
                    "slug",
                    wanted.slug(),
                    "name",
                    wanted.name(),
                    "pack",
                    wanted.pack(),
                    "currency",
                    wanted.currency().code(),
                    "zone",
                    wanted.timeZone().getId(),
                    "calendar",
                    wanted.calendar(),
                    "intercompany",
                    wanted.supportsIntercompany(),
                    "by",
                    by.id());
            if (inserted == 1) {
                sql.audit(
                        clock.instant(),
                        by.id(),
                        by.login(),
                        "group.create",
                        "platform.company-group",
                        null,
                        wanted.slug(),
                        null,
                        null);
            } else if (sql.first(
                            "select id from company_group where slug = :slug and state = 'creating'",
                            "slug",
                            wanted.slug())
                    .isEmpty()) {
                throw taken("group.taken", "slug", wanted.slug());
            }
            return inserted;
        });
        installation.create(wanted.slug());
        return group(wanted.slug()).orElseThrow();
    }

    /** Return the active groups by slug. */
    public List<Group> groups() {
        return databases
                .inSystem(sql ->
                        sql.rows("select " + COLUMNS + " from company_group where state = 'active' order by slug"))
                .stream()
                .map(Rows::group)
                .toList();
    }

    /** Return the active group of a slug. */
    public Optional<Group> group(String slug) {
        return databases
                .inSystem(sql -> sql.first(
                        "select " + COLUMNS + " from company_group where state = 'active' and slug = :slug",
                        "slug",
                        slug))
                .map(Rows::group);
    }

    /** Create a company with the content of the group's pack; refuses {@code company.taken} and bad values. */
    public Company createCompany(String group, NewCompany wanted) {
        return createCompany(group, wanted, OPERATOR);
    }

    /** Create a company in the name of somebody. */
    public Company createCompany(String group, NewCompany wanted, User by) {
        Group of = group(group).orElseThrow(() -> Refusal.notFound().exception());
        check(CODE.matcher(wanted.code()).matches(), "code");
        check(!wanted.legalName().isBlank(), "legalName");
        check(wanted.fiscalYearStart() >= 1 && wanted.fiscalYearStart() <= 12, "fiscalYearStart");
        if (companies(group).stream().anyMatch(other -> other.code().equals(wanted.code()))) {
            throw taken("company.taken", "code", wanted.code());
        }
        Company company = new Company(
                Uuid7.next(),
                wanted.code(),
                wanted.legalName(),
                wanted.currency(),
                wanted.timeZone(),
                wanted.taxRounding(),
                wanted.reversal(),
                wanted.fiscalYearStart());
        Call call = new Call(
                by,
                group,
                company,
                Set.of(company.id()),
                Set.of("platform.administrator"),
                LocalDate.ofInstant(clock.instant(), wanted.timeZone()),
                Locale.ENGLISH,
                Call.Channel.JOB,
                Uuid7.next().toString());
        Pack pack = Pack.read(packsDir.resolve(of.pack()));
        units.write(call, unit -> {
            insert(unit, company, wanted.taxNumber());
            new PackRows(unit).insert(pack);
            return null;
        });
        return company;
    }

    /** Return the companies of a group by code. */
    public List<Company> companies(String group) {
        return databases
                .asKeeper(group, sql -> sql.rows("select " + Rows.COMPANY_COLUMNS + " from company order by code"))
                .stream()
                .map(Rows::company)
                .toList();
    }

    private static void insert(Unit unit, Company company, @Nullable String taxNumber) {
        Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("id", company.id());
        values.put("code", company.code());
        values.put("name", company.legalName());
        values.put("currency", company.currency().code());
        values.put("zone", company.timeZone().getId());
        values.put("tax", taxNumber);
        values.put("start", company.fiscalYearStart());
        values.put("rounding", company.taxRounding());
        values.put("reversal", company.reversal());
        values.put("by", unit.call().user().id());
        values.put("at", unit.now());
        values.put("audit", Uuid7.next());
        values.put("channel", unit.call().channel());
        values.put("correlation", unit.call().correlation());
        values.put("day", unit.call().businessDate());
        values.put(
                "after",
                Json.write(Map.of(
                        "code",
                        company.code(),
                        "legalName",
                        company.legalName(),
                        "currency",
                        company.currency().code())));
        run(unit, """
                insert into company (id, code, legal_name, currency, time_zone, tax_number, fiscal_year_start, tax_rounding,
                  reversal, created_by, created_at, changed_by, changed_at)
                values (:id, :code, :name, :currency, :zone, :tax, :start, :rounding, :reversal, :by, :at, :by, :at)
                """, values);
        run(unit, """
                insert into audit_log (id, company_id, entity, record_id, record_code, action, actor, channel, correlation,
                  business_date, at, after)
                values (:audit, :id, 'platform.company', :id, :code, 'create', :by, :channel, :correlation, :day, :at, :after)
                """, values);
    }

    private static void run(Unit unit, String sql, Map<String, @Nullable Object> values) {
        try {
            NamedSql.parse(sql).update(unit.connection(), values);
        } catch (java.sql.SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static void check(boolean right, String field) {
        if (!right) {
            throw Refusal.invalid(List.of(Violation.of(field, "value.pattern", "field", field)))
                    .exception();
        }
    }

    private static RuntimeException taken(String code, String argument, String value) {
        return Refusal.blocked(Blocker.of(code, Blocker.Kind.DUPLICATE, List.of(), argument, value))
                .exception();
    }
}
