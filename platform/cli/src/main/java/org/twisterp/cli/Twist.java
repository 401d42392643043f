package org.twisterp.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Offer the {@code twist} command: a list of subcommands, each in a class of its own. */
@Command(
        name = "twist",
        mixinStandardHelpOptions = true,
        versionProvider = Twist.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Run and look after Twist ERP.")
public final class Twist {

    private Twist() {}

    /** Run the command that the arguments name and leave with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Twist()).execute(arguments));
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
