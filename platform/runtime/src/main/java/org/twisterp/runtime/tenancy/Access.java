package org.twisterp.runtime.tenancy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;
import org.twisterp.spi.User;

/** Know people, prove who they are and open calls for them. */
public final class Access {

    /** Stands for the whole group in place of a company's code. */
    public static final String GROUP = "_group";

    /** Stands for the installation in place of a company's code. */
    public static final String SYSTEM = "_system";

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final int SHORTEST_PASSWORD = 4;

    private final SystemDatabase databases;
    private final SignIns signIns;
    private final Groups groups;
    private final Function<String, Set<String>> rolesOfGroup;
    private final Clock clock;

    /**
     * Know the people of an installation.
     *
     * @param rolesOfGroup tells the ids of the roles there are, by the slug of a group
     */
    public Access(Pools pools, Groups groups, Function<String, Set<String>> rolesOfGroup, Clock clock) {
        this.databases = new SystemDatabase(pools);
        this.signIns = new SignIns(databases, clock);
        this.groups = groups;
        this.rolesOfGroup = rolesOfGroup;
        this.clock = clock;
    }

    /**
     * Create a user in a group, or add a known one to it; refuses {@code user.taken}, {@code role.unknown},
     * {@code company.unknown}.
     */
    public User createUser(String group, NewUser wanted) {
        return createUser(group, wanted, Groups.OPERATOR);
    }

    /** Create a user in the name of somebody. */
    public User createUser(String group, NewUser wanted, User by) {
        Group of = groups.group(group).orElseThrow(() -> Refusal.notFound().exception());
        String login = SignIns.normal(wanted.login());
        check(LOGIN.matcher(login).matches(), "user", "value.pattern");
        check(!wanted.name().isBlank(), "name", "value.required");
        check(
                wanted.password() == null || wanted.password().length() >= SHORTEST_PASSWORD,
                "password",
                "password.short");
        List<Resolved> assignments = wanted.assignments().stream()
                .map(given -> resolve(group, given))
                .toList();
        User user = databases.inSystem(sql -> {
            User found = sql.first("select id, login, name, service from app_user where login = :login", "login", login)
                    .map(Rows::user)
                    .orElse(null);
            if (found != null) {
                if (sql.first(
                                "select 1 from group_membership where group_id = :group and user_id = :user",
                                "group",
                                of.id(),
                                "user",
                                found.id())
                        .isPresent()) {
                    throw Refusal.blocked(Blocker.of("user.taken", Blocker.Kind.DUPLICATE, List.of(), "user", login))
                            .exception();
                }
                return found;
            }
            User created = new User(Uuid7.next(), login, wanted.name(), wanted.service());
            sql.run(
                    "insert into app_user (id, login, name, email, service) values (:id, :login, :name, :email, :service)",
                    "id",
                    created.id(),
                    "login",
                    login,
                    "name",
                    wanted.name(),
                    "email",
                    wanted.email(),
                    "service",
                    wanted.service());
            if (wanted.password() != null) {
                SignIns.setPassword(sql, created.id(), wanted.password());
            }
            return created;
        });
        databases.asApp(group, sql -> {
            sql.run(
                    """
                    insert into member (id, login, name, email, service, created_by, changed_by, changed_at)
                    values (:id, :login, :name, :email, :service, :by, :by, :at) on conflict (id) do nothing
                    """,
                    "id",
                    user.id(),
                    "login",
                    login,
                    "name",
                    wanted.name(),
                    "email",
                    wanted.email(),
                    "service",
                    user.service(),
                    "by",
                    by.id(),
                    "at",
                    clock.instant());
            for (Resolved assignment : assignments) {
                insert(sql, user.id(), assignment, by.id());
            }
            return null;
        });
        databases.inSystem(sql -> {
            sql.run(
                    "insert into group_membership (group_id, user_id) values (:group, :user) on conflict do nothing",
                    "group",
                    of.id(),
                    "user",
                    user.id());
            sql.audit(
                    clock.instant(),
                    by.id(),
                    by.login(),
                    "user.create",
                    "platform.user",
                    user.id(),
                    group,
                    null,
                    wanted.assignments().toString());
            return null;
        });
        return user;
    }

    /** Give a member of a group another role. */
    public void assign(String group, String login, Assignment assignment) {
        Resolved resolved = resolve(group, assignment);
        UUID member = memberId(group, login);
        databases.asApp(group, sql -> {
            insert(sql, member, resolved, Groups.OPERATOR.id());
            return null;
        });
        databases.inSystem(sql -> {
            sql.audit(
                    clock.instant(),
                    null,
                    null,
                    "user.assign",
                    "platform.user",
                    member,
                    group,
                    null,
                    assignment.toString());
            return null;
        });
    }

    /** Set the password of a user. */
    public void setPassword(String login, String password) {
        check(password.length() >= SHORTEST_PASSWORD, "password", "password.short");
        User user = trusted(login).user();
        databases.inSystem(sql -> {
            SignIns.setPassword(sql, user.id(), password);
            sql.audit(clock.instant(), null, null, "user.password", "platform.user", user.id(), null, null, null);
            return null;
        });
    }

    /** Let a user create company groups. */
    public void grantSystemAdmin(String login) {
        User user = trusted(login).user();
        databases.inSystem(sql -> {
            sql.run("update app_user set system_admin = true where id = :id", "id", user.id());
            sql.audit(clock.instant(), null, null, "user.system-admin", "platform.user", user.id(), null, null, null);
            return null;
        });
    }

    /** Create a key that is the user in one group; returns its text, which is stored nowhere. */
    public String createApiKey(String group, String login) {
        Group of = groups.group(group).orElseThrow(() -> Refusal.notFound().exception());
        return signIns.createKey(memberId(group, login), of.id(), group);
    }

    /**
     * Prove by password; refuses {@code sign-in.wrong} (argument triesLeft) and {@code sign-in.locked} (argument
     * minutes), in the same words whether or not the user exists.
     *
     * @param remote address of the browser
     */
    public SignedIn signIn(String login, String password, String remote) {
        return signIns.byPassword(login, password, remote);
    }

    /** Prove by key; refuses {@code sign-in.key}. */
    public SignedIn byApiKey(String text) {
        return signIns.byKey(text);
    }

    /** Trust the operator of this machine that the call is made for a user; refuses not found. */
    public SignedIn trusted(String login) {
        return signIns.trusted(login);
    }

    /** Remember this browser; returns the token for its cookie. */
    public String remember(SignedIn who) {
        return signIns.remember(who);
    }

    /** Prove by a remembered browser's token; refuses {@code sign-in.token}. */
    public SignedIn byToken(String token) {
        return signIns.byToken(token);
    }

    /** Forget a browser; does nothing when the token is unknown. */
    public void forget(String token) {
        signIns.forget(token);
    }

    /** Return where the user belongs today. */
    public List<Membership> memberships(SignedIn who) {
        List<Membership> memberships = new ArrayList<>();
        for (Group group : groupsOf(who)) {
            Rights rights = rights(group, who.user());
            if (!rights.companies().isEmpty() || !rights.everywhere().isEmpty()) {
                memberships.add(new Membership(group.slug(), group.name(), rights.companies(), rights.all()));
            }
        }
        return memberships;
    }

    /**
     * Open a call: who, where, on which day. What is unknown or not visible is refused as not found, alike.
     *
     * @param group slug; null for the only one the user belongs to
     * @param company code of a company, {@link #GROUP} or {@link #SYSTEM}
     * @param businessDate day that counts as today; null for the company's day by the clock
     */
    public Call open(
            SignedIn who,
            @Nullable String group,
            String company,
            @Nullable LocalDate businessDate,
            Locale locale,
            Call.Channel channel) {
        String correlation = Uuid7.next().toString();
        if (company.equals(SYSTEM)) {
            if (!who.systemAdmin() || who.apiKey() != null) {
                throw Refusal.notFound().exception();
            }
            LocalDate day = businessDate == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : businessDate;
            return new Call(who.user(), SYSTEM, null, Set.of(), Set.of(), day, locale, channel, correlation);
        }
        Group of = choose(groupsOf(who), group);
        Rights rights = rights(of, who.user());
        Company in = company.equals(GROUP) ? null : rights.company(company);
        Set<String> roles = in == null ? rights.all() : rights.in(in);
        if (roles.isEmpty()) {
            throw Refusal.notFound().exception();
        }
        LocalDate day = businessDate != null
                ? businessDate
                : LocalDate.ofInstant(clock.instant(), in == null ? of.timeZone() : in.timeZone());
        return new Call(who.user(), of.slug(), in, rights.ids(), roles, day, locale, channel, correlation);
    }

    /** Hold what a user may see of a group and as what. */
    private record Rights(List<Company> companies, Map<UUID, Set<String>> byCompany, Set<String> everywhere) {

        Company company(String code) {
            return companies.stream()
                    .filter(company -> company.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound().exception());
        }

        Set<UUID> ids() {
            Set<UUID> ids = new HashSet<>();
            companies.forEach(company -> ids.add(company.id()));
            return ids;
        }

        Set<String> in(Company company) {
            Set<String> roles = new HashSet<>(everywhere);
            roles.addAll(byCompany.getOrDefault(company.id(), Set.of()));
            return roles;
        }

        Set<String> all() {
            Set<String> roles = new HashSet<>(everywhere);
            byCompany.values().forEach(roles::addAll);
            return roles;
        }
    }

    /** Hold a role and a company that exist. */
    private record Resolved(
            @Nullable UUID company,
            String role,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Roles hold by the day of the clock: a chosen business date brings no expired one back. */
    private Rights rights(Group group, User user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), group.timeZone());
        return databases.asKeeper(group.slug(), sql -> {
            Map<UUID, Set<String>> byCompany = new java.util.HashMap<>();
            Set<String> everywhere = new HashSet<>();
            for (Map<String, @Nullable Object> row : sql.rows("""
                    select a.in_company_id, a.role from role_assignment a join member m on m.id = a.member_id
                    where a.member_id = :user and m.active and coalesce(a.valid_from, :today) <= :today
                      and coalesce(a.valid_to, :today) >= :today
                    """, "user", user.id(), "today", today)) {
                Set<String> roles = row.get("in_company_id") instanceof UUID company
                        ? byCompany.computeIfAbsent(company, id -> new HashSet<>())
                        : everywhere;
                roles.add(Rows.text(row, "role"));
            }
            List<Company> companies =
                    sql.rows("select " + Rows.COMPANY_COLUMNS + " from company where active order by code").stream()
                            .map(Rows::company)
                            .filter(company -> !everywhere.isEmpty() || byCompany.containsKey(company.id()))
                            .toList();
            return new Rights(companies, byCompany, everywhere);
        });
    }

    private List<Group> groupsOf(SignedIn who) {
        return databases.inSystem(sql -> sql.rows("""
                        select g.id, g.slug, g.name, g.pack, g.currency, g.time_zone, g.calendar, g.supports_intercompany, g.state
                        from group_membership m join company_group g on g.id = m.group_id and g.state = 'active'
                        where m.user_id = :user
                          and (cast(:key as uuid) is null or g.id = (select group_id from api_key where id = :key and revoked_at is null))
                        order by g.slug
                        """, "user", who.user().id(), "key", who.apiKey())).stream()
                .map(Rows::group)
                .toList();
    }

    private static Group choose(List<Group> groups, @Nullable String slug) {
        if (slug == null && groups.size() > 1) {
            throw Refusal.invalid("group.ambiguous").exception();
        }
        return groups.stream()
                .filter(group -> slug == null || group.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    private Resolved resolve(String group, Assignment given) {
        UUID company = given.company().equals(Assignment.ALL_COMPANIES)
                ? null
                : groups.companies(group).stream()
                        .filter(found -> found.code().equals(given.company()))
                        .map(Company::id)
                        .findFirst()
                        .orElseThrow(() -> unknown("company", "company.unknown", given.company()));
        Set<String> known = rolesOfGroup.apply(group);
        List<String> fitting = known.stream()
                .filter(role -> role.equals(given.role()) || role.endsWith("." + given.role()))
                .toList();
        if (fitting.size() != 1) {
            throw unknown("role", "role.unknown", given.role());
        }
        return new Resolved(company, fitting.getFirst(), given.validFrom(), given.validTo());
    }

    private static void insert(SystemDatabase.Sql sql, UUID member, Resolved assignment, UUID by)
            throws java.sql.SQLException {
        sql.run(
                """
                insert into role_assignment (id, member_id, in_company_id, role, valid_from, valid_to, created_by)
                values (:id, :member, :company, :role, :from, :to, :by)
                on conflict (member_id, in_company_id, role, valid_from) do update set valid_to = excluded.valid_to
                """,
                "id",
                Uuid7.next(),
                "member",
                member,
                "company",
                assignment.company(),
                "role",
                assignment.role(),
                "from",
                assignment.from(),
                "to",
                assignment.to(),
                "by",
                by);
    }

    private UUID memberId(String group, String login) {
        groups.group(group).orElseThrow(() -> Refusal.notFound().exception());
        return databases
                .asKeeper(
                        group,
                        sql -> sql.first("select id from member where login = :login", "login", SignIns.normal(login)))
                .map(row -> Rows.id(row, "id"))
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    private static void check(boolean right, String field, String code) {
        if (!right) {
            throw Refusal.invalid(List.of(Violation.of(field, code, "field", field)))
                    .exception();
        }
    }

    private static RuntimeException unknown(String field, String code, String value) {
        return Refusal.invalid(List.of(Violation.of("assignments." + field, code, field, value)))
                .exception();
    }
}
