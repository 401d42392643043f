package org.twisterp.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.imports.AccountTypes;
import org.twisterp.runtime.imports.Bookkeepers;
import org.twisterp.runtime.imports.ImportReport;
import org.twisterp.runtime.imports.ImportRequest;
import org.twisterp.runtime.imports.JournalImport;
import org.twisterp.runtime.imports.LineProblem;
import org.twisterp.spi.Call;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Take in what other programs kept. */
@Command(
        name = "import",
        description = "Take in journals of other programs.",
        subcommands = ImportCommand.Journal.class)
final class ImportCommand {

    @ParentCommand
    private Twist twist = new Twist();

    /** Take a journal in. */
    @Command(
            name = "journal",
            description = {
                "Post a journal as 'hledger print -O csv' writes it. What does not fit is refused with its line and reason;",
                "a second run posts only what is new. Exit code 1 when something was refused."
            })
    static final class Journal implements Callable<Integer> {

        private static final int SHOWN = 50;

        @ParentCommand
        private ImportCommand parent = new ImportCommand();

        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("");

        @Option(names = "--group", paramLabel = "SLUG", description = "Group (default: the only one).")
        private @Nullable String group;

        @Option(names = "--company", paramLabel = "C", required = true, description = "Company whose books it goes to.")
        private String company = "";

        @Option(
                names = "--commodity",
                paramLabel = "NAME=CODE",
                description = "What the file calls a currency, for instance '$=USD'; may be repeated.")
        private Map<String, String> commodities = new LinkedHashMap<>();

        @Option(names = "--create-years", description = "Open the fiscal years it needs, and those between.")
        private boolean createYears;

        @Option(
                names = "--types",
                paramLabel = "FILE",
                description = "Types of new accounts: lines account,type; others are guessed.")
        private @Nullable Path types;

        @Option(
                names = "--as",
                paramLabel = "USER",
                description = "Person it is posted for (default: a controller of the company).")
        private @Nullable String person;

        @Option(names = "--dry-run", description = "Only tell what would happen.")
        private boolean dryRun;

        @Override
        public Integer call() {
            if (!Files.isReadable(file)) {
                throw Console.unavailable("cli.file-missing", "file", file);
            }
            try (Site site = Site.open(parent.twist)) {
                String slug = site.group(group);
                Call call = Bookkeepers.of(site.platform(), slug).open(company, person);
                AccountTypes given = types == null ? AccountTypes.guessed() : AccountTypes.read(types);
                ImportReport report = new JournalImport(
                                site.platform().units(), site.platform().drafts())
                        .run(call, new ImportRequest(file, commodities, given, createYears, dryRun));
                parent.twist.console().answer(tree(report, call), text(report, call));
                return report.refused() == 0 ? Console.DONE : Console.REFUSED;
            }
        }

        private Map<String, Object> tree(ImportReport report, Call call) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("accepted", report.accepted());
            tree.put("refused", report.refused());
            tree.put("known", report.known());
            tree.put("lines", report.lines());
            tree.put("accounts", report.accounts());
            tree.put("as", call.user().login());
            tree.put("dryRun", dryRun);
            tree.put("years", report.years());
            tree.put("created", report.created().stream().map(Journal::tree).toList());
            tree.put("problems", report.problems().stream().map(Journal::tree).toList());
            return tree;
        }

        private static Map<String, Object> tree(AccountTypes.Typed typed) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("account", typed.account());
            tree.put("type", typed.type());
            tree.put("from", typed.origin().name().toLowerCase(Locale.ROOT));
            return tree;
        }

        private static Map<String, Object> tree(LineProblem problem) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("line", problem.line());
            tree.put("code", problem.code());
            tree.put("message", message(problem));
            return tree;
        }

        private static String message(LineProblem problem) {
            return Words.of(Locale.ENGLISH).text(problem.code(), problem.arguments());
        }

        private String text(ImportReport report, Call call) {
            StringBuilder text = new StringBuilder();
            report.problems()
                    .forEach(problem -> text.append("%s:%d: %s (%s)%n"
                            .formatted(file.getFileName(), problem.line(), message(problem), problem.code())));
            List<AccountTypes.Typed> guessed = report.created().stream()
                    .filter(typed -> typed.origin() == AccountTypes.Origin.NOTHING)
                    .toList();
            guessed.stream()
                    .limit(SHOWN)
                    .forEach(typed -> text.append(
                            "Guessed from nothing: %s is of type %s.%n".formatted(typed.account(), typed.type())));
            if (guessed.size() > SHOWN) {
                text.append("... and %d more like these; --json names all.%n".formatted(guessed.size() - SHOWN));
            }
            report.created().stream()
                    .filter(typed -> typed.origin() == AccountTypes.Origin.NAME)
                    .forEach(typed -> text.append(
                            "Guessed from its name: %s is of type %s.%n".formatted(typed.account(), typed.type())));
            if (!report.years().isEmpty()) {
                text.append("Opened the fiscal years %s.%n".formatted(String.join(", ", report.years())));
            }
            return text.append("%s%d accepted (%d lines, %d accounts, %d of them new), %d refused, %d known, for %s."
                            .formatted(
                                    dryRun ? "Nothing was kept. Would be: " : "",
                                    report.accepted(),
                                    report.lines(),
                                    report.accounts(),
                                    report.created().size(),
                                    report.refused(),
                                    report.known(),
                                    call.user().login()))
                    .toString();
        }
    }
}
