package org.twisterp.runtime.imports;

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
import org.twisterp.runtime.tenancy.Groups;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

/** Find the person in whose name a journal is posted, and open the call. */
public final class Bookkeepers {

    private final Platform platform;
    private final String group;

    private Bookkeepers(Platform platform, String group) {
        this.platform = platform;
        this.group = group;
    }

    /** Look among the people of a group. */
    public static Bookkeepers of(Platform platform, String group) {
        return new Bookkeepers(platform, group);
    }

    /**
     * Open a call for the person named, else for the first controller of the company by sign-in name.
     *
     * @throws RefusalException {@code import.company-unknown}, {@code import.nobody} when nobody may keep its books
     */
    public Call open(String company, @Nullable String named) {
        if (platform.groups().companies(group).stream()
                .noneMatch(one -> one.code().equals(company))) {
            throw Refusal.of(Refusal.Grounds.NOT_FOUND, "import.company-unknown", "company", company, "group", group)
                    .exception();
        }
        if (named != null) {
            return call(named, company);
        }
        List<Call> calls = logins().stream()
                .map(login -> maybe(login, company))
                .flatMap(Optional::stream)
                .toList();
        return JournalImport.ROLES.stream()
                .flatMap(role -> calls.stream().filter(call -> call.roles().contains(role)))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(Refusal.Grounds.FORBIDDEN, "import.nobody", "company", company, "group", group)
                                .exception());
    }

    /** Open a call for whoever sits at this machine, to set a company up before it has people. */
    public static Call operator(Platform platform, String group, @Nullable Company company) {
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
            return Optional.of(call(login, company));
        } catch (RefusalException elsewhere) {
            return Optional.empty();
        }
    }

    private Call call(String login, String company) {
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
