package org.twisterp.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DataDirectory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Offer the {@code twist} command: a list of subcommands, each in a class of its own. */
@Command(
        name = "twist",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Twist.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Run and look after Twist ERP.",
        footer = {"", "Exit codes: 0 done, 1 refused or findings, 2 could not run."},
        subcommands = {
            RunCommand.class,
            StopCommand.class,
            DatabaseCommand.class,
            GroupCommand.class,
            CompanyCommand.class,
            UserCommand.class,
            ApiKeyCommand.class,
            ImportCommand.class,
            VerifyCommand.class
        })
public final class Twist {

    /** Every logger of this process hangs below it; kept so that its level stays. */
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the data, made when it is missing (default: .twist/data beside the launcher).")
    private @Nullable Path data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--trace", scope = ScopeType.INHERIT, hidden = true)
    private boolean trace;

    Twist() {}

    /** Run the command that the arguments name and leave with its exit code. */
    public static void main(String[] arguments) {
        ROOT_LOGGER.setLevel(Level.SEVERE);
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Twist twist = new Twist();
        return new CommandLine(twist)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> twist.console().failed(failure, twist.trace))
                .execute(arguments);
    }

    Layout layout() {
        return Layout.current();
    }

    DataDirectory data() {
        return DataDirectory.at(data == null ? layout().defaultData() : data);
    }

    Console console() {
        return new Console(json);
    }

    /** Name the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String built = Twist.class.getPackage().getImplementationVersion();
            return new String[] {"Twist ERP " + Objects.requireNonNullElse(built, "(not packaged)")};
        }
    }
}
