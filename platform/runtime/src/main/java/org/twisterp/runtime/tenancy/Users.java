package org.twisterp.runtime.tenancy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.tenancy.SystemDatabase.Sql;
import org.twisterp.spi.Company;
import org.twisterp.spi.User;

/** Make users, once per installation, and give them roles, in each group. */
final class Users {

    /** Letters that name a role by its beginning, where only one begins so. */
    private static final int SHORTEST_ROLE = 4;

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final int SHORTEST_PASSWORD = 4;

    private final SystemDatabase databases;
    private final Groups groups;
    private final Function<String, Set<String>> rolesOfGroup;
    private final Clock clock;

    Users(SystemDatabase databases, Groups groups, Function<String, Set<String>> rolesOfGroup, Clock clock) {
        this.databases = databases;
        this.groups = groups;
        this.rolesOfGroup = rolesOfGroup;
        this.clock = clock;
    }

    /** Hold a role and a company that exist. */
    private record Resolved(
            @Nullable UUID company,
            String role,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Membership comes last: when it is cut short, the same call finishes it. */
    User create(String group, NewUser wanted, User by) {
        Group of = groups.group(group).orElseThrow(() -> Refusal.notFound().exception());
        String login = SignIns.normal(wanted.login());
        check(LOGIN.matcher(login).matches(), "user", "value.pattern");
        check(!wanted.name().isBlank(), "name", "value.required");
        checkPassword(wanted.password());
        List<Resolved> assignments = wanted.assignments().stream()
                .map(given -> resolve(group, given))
                .toList();
        User user = databases.inSystem(sql -> known(sql, of, login, wanted));
        databases.asApp(group, sql -> {
            member(sql, user, wanted, by);
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
            String given = wanted.assignments().toString();
            sql.audit(
                    clock.instant(),
                    by.id(),
                    by.login(),
                    "user.create",
                    "platform.user",
                    user.id(),
                    group,
                    null,
                    given);
            return null;
        });
        return user;
    }

    void assign(String group, String login, Assignment assignment) {
        Resolved resolved = resolve(group, assignment);
        UUID member = memberId(group, login);
        databases.asApp(group, sql -> {
            insert(sql, member, resolved, Groups.OPERATOR.id());
            return null;
        });
        audit("user.assign", member, group, assignment.toString());
    }

    void setPassword(User user, String password) {
        checkPassword(password);
        databases.inSystem(sql -> {
            SignIns.setPassword(sql, user.id(), password);
            return null;
        });
        audit("user.password", user.id(), null, null);
    }

    void grantSystemAdmin(User user) {
        databases.inSystem(sql -> sql.run("update app_user set system_admin = true where id = :id", "id", user.id()));
        audit("user.system-admin", user.id(), null, null);
    }

    UUID memberId(String group, String login) {
        groups.group(group).orElseThrow(() -> Refusal.notFound().exception());
        return databases
                .asKeeper(
                        group,
                        sql -> sql.first("select id from member where login = :login", "login", SignIns.normal(login)))
                .map(row -> Rows.id(row, "id"))
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    /** Somebody known from another group keeps name and password. */
    private static User known(Sql sql, Group group, String login, NewUser wanted) throws SQLException {
        User found = sql.first("select id, login, name, service from app_user where login = :login", "login", login)
                .map(Rows::user)
                .orElse(null);
        if (found == null) {
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
        }
        if (sql.first(
                        "select 1 from group_membership where group_id = :group and user_id = :user",
                        "group",
                        group.id(),
                        "user",
                        found.id())
                .isPresent()) {
            throw Refusal.blocked(Blocker.of("user.taken", Blocker.Kind.DUPLICATE, List.of(), "user", login))
                    .exception();
        }
        return found;
    }

    private void member(Sql sql, User user, NewUser wanted, User by) throws SQLException {
        sql.run(
                """
                insert into member (id, login, name, email, service, created_by, changed_by, changed_at)
                values (:id, :login, :name, :email, :service, :by, :by, :at) on conflict (id) do nothing
                """,
                "id",
                user.id(),
                "login",
                user.login(),
                "name",
                user.name(),
                "email",
                wanted.email(),
                "service",
                user.service(),
                "by",
                by.id(),
                "at",
                clock.instant());
    }

    private Resolved resolve(String group, Assignment given) {
        UUID company = given.company().equals(Assignment.ALL_COMPANIES)
                ? null
                : groups.companies(group).stream()
                        .filter(found -> found.code().equals(given.company()))
                        .map(Company::id)
                        .findFirst()
                        .orElseThrow(() -> unknown("company", "company.unknown", given.company()));
        Set<String> roles = rolesOfGroup.apply(group);
        List<String> fitting = roles.stream()
                .filter(role -> role.equals(given.role()) || role.endsWith("." + given.role()))
                .toList();
        if (fitting.isEmpty() && given.role().length() >= SHORTEST_ROLE) {
            fitting = roles.stream()
                    .filter(role -> role.contains("." + given.role()))
                    .toList();
        }
        if (fitting.size() != 1) {
            throw unknown("role", "role.unknown", given.role());
        }
        return new Resolved(company, fitting.getFirst(), given.validFrom(), given.validTo());
    }

    private static void insert(Sql sql, UUID member, Resolved assignment, UUID by) throws SQLException {
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

    private void audit(String action, UUID user, @Nullable String group, @Nullable String detail) {
        databases.inSystem(sql -> {
            sql.audit(clock.instant(), null, null, action, "platform.user", user, group, null, detail);
            return null;
        });
    }

    private static void checkPassword(@Nullable String password) {
        check(password == null || password.length() >= SHORTEST_PASSWORD, "password", "password.short");
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
