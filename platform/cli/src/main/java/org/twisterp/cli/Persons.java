package org.twisterp.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.Groups;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

/** Find the person that a command acts for, and open the call. */
final class Persons {

    private static final Set<String> KEEPERS = Set.of("finance.controller", "finance.cfo");

    private final Platform platform;
    private final String group;

    private Persons(Platform platform, String group) {
        this.platform = platform;
        this.group = group;
    }

    static Persons of(Platform platform, String group) {
        return new Persons(platform, group);
    }

    /** Open a call for the person named, else for the first controller of the company by sign-in name. */
    Call forBooks(String company, @Nullable String named) {
        Access access = platform.access();
        if (named != null) {
            return open(named, company);
        }
        return logins().stream()
                .map(login -> maybe(login, company))
                .flatMap(Optional::stream)
                .filter(call -> call.roles().stream().anyMatch(KEEPERS::contains))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                                Refusal.Grounds.FORBIDDEN, "cli.person-needed", "company", company, "group", group)
                        .exception());
    }

    /** Open a call for whoever sits at this machine, to set a company up before it has people. */
    static Call operator(Platform platform, String group, @Nullable Company company) {
        return new Call(
                Groups.OPERATOR,
                group,
                company,
                company == null ? Set.of() : Set.of(company.id()),
                Set.of("finance.controller", "platform.administrator"),
                LocalDate.ofInstant(platform.clock().instant(), ZoneOffset.UTC),
                Locale.ENGLISH,
                Call.Channel.CLI,
                UUID.randomUUID().toString());
    }

    private Optional<Call> maybe(String login, String company) {
        try {
            return Optional.of(open(login, company));
        } catch (RefusalException elsewhere) {
            return Optional.empty();
        }
    }

    private Call open(String login, String company) {
        return platform.access()
                .open(platform.access().trusted(login), group, company, null, Locale.ENGLISH, Call.Channel.IMPORT);
    }

    /** Return the people of the group, read by the operator of this machine. */
    private List<String> logins() {
        Call call = operator(platform, group, null);
        String sql = "select login from member where active and not service order by login";
        return platform.units().read(call, unit -> unit.context().rows(sql, Map.of()).stream()
                .map(row -> String.valueOf(row.get("login")))
                .toList());
    }
}
