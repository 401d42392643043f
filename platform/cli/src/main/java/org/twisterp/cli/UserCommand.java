package org.twisterp.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.Secrets;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.Assignment;
import org.twisterp.runtime.tenancy.Membership;
import org.twisterp.runtime.tenancy.NewUser;
import org.twisterp.runtime.tenancy.SignedIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Look after the people of a group. */
@Command(name = "user", description = "Create people and give them roles.", subcommands = UserCommand.Create.class)
final class UserCommand {

    @ParentCommand
    private Twist twist = new Twist();

    /** Create a person, or give a known one more roles. */
    @Command(
            name = "create",
            description =
                    "Create a person, or give a known one more roles. Without --password-stdin a password is made and printed.")
    static final class Create implements Callable<Integer> {

        private static final int GENERATED_LENGTH = 20;

        @ParentCommand
        private UserCommand parent = new UserCommand();

        @Option(names = "--group", paramLabel = "SLUG", description = "Group (default: the only one).")
        private @Nullable String group;

        @Option(names = "--user", paramLabel = "U", required = true, description = "Name to sign in with.")
        private String user = "";

        @Option(names = "--name", description = "Full name (default: the sign-in name).")
        private @Nullable String name;

        @Option(names = "--email")
        private @Nullable String email;

        @Option(
                names = "--role",
                paramLabel = "R",
                required = true,
                split = ",",
                description = "Role, for instance clerk or finance.clerk; may be repeated.")
        private List<String> roles = List.of();

        @Option(
                names = "--company",
                paramLabel = "C|*",
                split = ",",
                description = "Company of the roles (default: * for all); may be repeated.")
        private List<String> companies = List.of(Assignment.ALL_COMPANIES);

        @Option(
                names = "--service",
                description = "A program, not a person: creates and submits, never approves or posts.")
        private boolean service;

        @Option(names = "--system", description = "May create company groups.")
        private boolean system;

        @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
        private boolean passwordFromInput;

        @Override
        public Integer call() throws IOException {
            String given = passwordFromInput ? firstLine() : null;
            try (Site site = Site.open(parent.twist)) {
                Access access = site.platform().access();
                String slug = site.group(group);
                String generated = null;
                Optional<SignedIn> known = known(access);
                if (known.isPresent() && isMember(access, known.get(), slug)) {
                    assignments().forEach(assignment -> access.assign(slug, user, assignment));
                    if (given != null) {
                        access.setPassword(user, given);
                    }
                } else {
                    generated = given == null && known.isEmpty() && !service
                            ? Secrets.random().substring(0, GENERATED_LENGTH)
                            : null;
                    access.createUser(
                            slug,
                            new NewUser(
                                    user,
                                    name == null ? user : name,
                                    email,
                                    given == null ? generated : given,
                                    service,
                                    assignments()));
                }
                if (system) {
                    access.grantSystemAdmin(user);
                }
                answer(generated);
            }
            return Console.DONE;
        }

        private void answer(@Nullable String generated) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("user", user);
            tree.put("roles", roles);
            tree.put("companies", companies);
            if (generated != null) {
                tree.put("password", generated);
            }
            parent.twist
                    .console()
                    .answer(
                            tree,
                            "User " + user + " is set up." + (generated == null ? "" : " Password: " + generated));
        }

        private Optional<SignedIn> known(Access access) {
            try {
                return Optional.of(access.trusted(user));
            } catch (RefusalException unknown) {
                return Optional.empty();
            }
        }

        private static boolean isMember(Access access, SignedIn who, String slug) {
            return access.memberships(who).stream().map(Membership::group).anyMatch(slug::equals);
        }

        private List<Assignment> assignments() {
            List<Assignment> assignments = new ArrayList<>();
            for (String company : companies) {
                roles.forEach(role -> assignments.add(Assignment.of(company, role)));
            }
            return assignments;
        }

        private static String firstLine() throws IOException {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw Console.unavailable("cli.password-missing");
            }
            return line;
        }
    }
}
