package org.twisterp.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.tenancy.Group;
import org.twisterp.runtime.tenancy.NewGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Look after company groups. */
@Command(name = "group", description = "Create company groups.")
final class GroupCommand {

    @ParentCommand
    private Twist twist = new Twist();

    @Command(name = "create", description = "Create a company group with a database of its own.")
    int create(
            @Parameters(paramLabel = "SLUG", description = "Short name: small letters, digits, underscores.")
                    String slug,
            @Option(
                            names = "--pack",
                            paramLabel = "P",
                            defaultValue = "trading",
                            description = "Industry pack (default: trading).")
                    String pack,
            @Option(names = "--currency", paramLabel = "C", required = true, description = "Currency of group figures.")
                    String currency,
            @Option(names = "--name", description = "Name for people (default: the slug).") @Nullable String name,
            @Option(
                            names = "--time-zone",
                            paramLabel = "Z",
                            defaultValue = "UTC",
                            description = "Time zone (default: UTC).")
                    ZoneId timeZone,
            @Option(names = "--intercompany", description = "Its companies trade with each other.")
                    boolean intercompany) {
        try (Site site = Site.open(twist)) {
            Group group = site.platform()
                    .groups()
                    .createGroup(new NewGroup(
                            slug,
                            name == null ? slug : name,
                            pack,
                            Currency.of(currency),
                            timeZone,
                            "gregorian",
                            intercompany));
            twist.console().answer(tree(group), "Created the group " + group.slug() + ".");
        }
        return Console.DONE;
    }

    private static Map<String, Object> tree(Group group) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", group.id());
        tree.put("slug", group.slug());
        tree.put("name", group.name());
        tree.put("pack", group.pack());
        tree.put("currency", group.currency().code());
        return tree;
    }
}
