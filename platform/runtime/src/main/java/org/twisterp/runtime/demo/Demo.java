package org.twisterp.runtime.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.imports.FiscalYears;
import org.twisterp.runtime.json.Yaml;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.Assignment;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.runtime.tenancy.NewGroup;
import org.twisterp.runtime.tenancy.NewUser;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

/** Make the demo company of an industry pack by the same roads that people use, the same every time. */
public final class Demo {

    private final Map<String, @Nullable Object> plan;

    private Demo(Map<String, @Nullable Object> plan) {
        this.plan = plan;
    }

    /**
     * Name who can sign in.
     *
     * @param people sign-in names, each with the role of that name
     * @param password the same for all; a demo has no secrets
     */
    public record Made(List<String> people, String password) {

        public Made {
            people = List.copyOf(people);
        }
    }

    /**
     * Read the plan of a pack.
     *
     * @param packs folder of the industry packs
     * @throws RefusalException {@code demo.unknown} when the pack has none
     */
    public static Demo of(Path packs, String pack) {
        Path file = packs.resolve(pack).resolve("demo").resolve("demo.yaml");
        if (!pack.matches("[a-z0-9-]+") || !Files.exists(file)) {
            throw Refusal.invalid("demo.unknown", "pack", pack).exception();
        }
        try (InputStream in = Files.newInputStream(file)) {
            Demo demo = new Demo(Yaml.read(in, file.toString()));
            demo.plan.put("pack", pack);
            return demo;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Make group, companies, people, masters and some months of business; returns how to sign in. */
    public Made make(Platform platform) {
        Map<String, @Nullable Object> group = map(plan.get("group"));
        String slug = text(group, "slug");
        String password = text(plan, "password");
        platform.groups()
                .createGroup(new NewGroup(
                        slug,
                        text(group, "name"),
                        text(plan, "pack"),
                        Currency.of(text(group, "currency")),
                        ZoneId.of(text(group, "timeZone")),
                        "gregorian",
                        false));
        List<Company> companies = list(plan.get("companies")).stream()
                .map(company -> platform.groups().createCompany(slug, company(company)))
                .toList();
        List<String> people = new ArrayList<>();
        for (Map<String, @Nullable Object> user : list(plan.get("users"))) {
            Assignment everywhere = Assignment.of(Assignment.ALL_COMPANIES, text(user, "role"));
            platform.access()
                    .createUser(slug, NewUser.person(text(user, "user"), text(user, "name"), password, everywhere));
            people.add(text(user, "user"));
        }
        platform.access().grantSystemAdmin("admin");
        suppliers(platform, slug);
        for (Company company : companies) {
            furnish(platform, slug, company);
            new DemoBooks(platform, slug, company, plan).keep();
        }
        return new Made(people, password);
    }

    private static NewCompany company(Map<String, @Nullable Object> wanted) {
        return new NewCompany(
                text(wanted, "code"),
                text(wanted, "legalName"),
                Currency.of(text(wanted, "currency")),
                ZoneId.of(text(wanted, "timeZone")),
                text(wanted, "taxNumber"),
                1,
                Company.TaxRounding.DOCUMENT,
                Company.Reversal.SWAP);
    }

    private void suppliers(Platform platform, String slug) {
        Call call = call(platform, slug, Access.GROUP, "controller", LocalDate.of(2025, 1, 1));
        for (Map<String, @Nullable Object> supplier : list(plan.get("suppliers"))) {
            create(
                    platform,
                    call,
                    "party.party",
                    Map.of(
                            "code",
                            text(supplier, "code"),
                            "name",
                            text(supplier, "name"),
                            "roles",
                            List.of("supplier")));
        }
    }

    private void furnish(Platform platform, String slug, Company company) {
        List<Integer> years = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(plan.get("years")))
                .forEach(year -> years.add(Integer.valueOf(year.toString())));
        Call call = call(platform, slug, company.code(), "controller", LocalDate.of(years.getFirst(), 1, 1));
        new FiscalYears(platform.units(), platform.drafts()).open(call, years);
        for (Map<String, @Nullable Object> master : list(plan.get("masters"))) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(master);
            String entity = String.valueOf(fields.remove("entity"));
            try {
                create(platform, call, entity, fields);
            } catch (RefusalException there) {
                if (!there.refusal().code().equals("code.taken")) {
                    throw there;
                }
            }
        }
    }

    static Draft create(Platform platform, Call call, String entity, Map<String, ? extends @Nullable Object> fields) {
        Draft draft = platform.drafts().blank(call, entity);
        platform.drafts().applyWire(call, draft, new LinkedHashMap<>(fields));
        return platform.drafts().save(call, draft).draft();
    }

    /** Open a call for one of the demo people on a day of the plan. */
    static Call call(Platform platform, String group, String company, String user, LocalDate day) {
        Access access = platform.access();
        return access.open(access.trusted(user), group, company, day, Locale.ENGLISH, Call.Channel.CLI);
    }

    static String text(Map<String, @Nullable Object> map, String name) {
        return String.valueOf(Objects.requireNonNull(map.get(name), name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object tree) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(tree);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> list(@Nullable Object tree) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(tree);
    }
}
