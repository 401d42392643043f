package org.twisterp.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Look after the keys that programs use. */
@Command(name = "api-key", description = "Create API keys.")
final class ApiKeyCommand {

    @ParentCommand
    private Twist twist = new Twist();

    @Command(name = "create", description = "Create a key that is the user in the group; prints the key alone, once.")
    int create(
            @Option(names = "--group", paramLabel = "SLUG", description = "Group (default: the only one).") @Nullable
                    String group,
            @Option(names = "--user", paramLabel = "U", required = true, description = "Whose key it is.")
                    String user) {
        try (Site site = Site.open(twist)) {
            String key = site.platform().access().createApiKey(site.group(group), user);
            twist.console().answer(Map.of("key", key), key);
        }
        return Console.DONE;
    }
}
