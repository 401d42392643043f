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
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
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

    private final SystemDatabase databases;
    private final SignIns signIns;
    private final Groups groups;
    private final Users users;
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
        this.users = new Users(databases, groups, rolesOfGroup, clock);
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
        return users.create(group, wanted, by);
    }

    /** Give a member of a group another role. */
    public void assign(String group, String login, Assignment assignment) {
        users.assign(group, login, assignment);
    }

    /** Set the password of a user; it forgets every browser. */
    public void setPassword(String login, String password) {
        users.setPassword(trusted(login).user(), password);
    }

    /** Let a user create company groups. */
    public void grantSystemAdmin(String login) {
        users.grantSystemAdmin(trusted(login).user());
    }

    /** Create a key that is the user in one group; returns its text, which is stored nowhere. */
    public String createApiKey(String group, String login) {
        Group of = groups.group(group).orElseThrow(() -> Refusal.notFound().exception());
        return signIns.createKey(users.memberId(group, login), of.id(), group);
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
}
