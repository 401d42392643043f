package org.twisterp.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DatabaseRole;
import org.twisterp.ledger.Finding;
import org.twisterp.ledger.Verify;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.audit.AuditVerify;
import org.twisterp.runtime.tenancy.Group;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prove again, from what is stored, that the books are right and everything in them is accounted for. */
@Command(
        name = "verify",
        description =
                "Prove from what is stored that the books balance and that every entry has its document and its witness.")
final class VerifyCommand implements Callable<Integer> {

    /** Name what can be verified. */
    enum Subject {
        LEDGER,
        AUDIT
    }

    @ParentCommand
    private Twist twist = new Twist();

    @Parameters(arity = "0..1", paramLabel = "ledger|audit", description = "Only this (default: both).")
    private @Nullable Subject subject;

    @Option(names = "--group", paramLabel = "SLUG", description = "Only this group (default: all).")
    private @Nullable String group;

    @Override
    public Integer call() throws SQLException {
        List<Map<String, Object>> findings = new ArrayList<>();
        try (Site site = Site.open(twist)) {
            for (Group each : groups(site)) {
                for (Finding finding : findings(site, each)) {
                    findings.add(tree(each, finding));
                }
            }
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ok", findings.isEmpty());
        tree.put("findings", findings);
        twist.console().answer(tree, text(findings));
        return findings.isEmpty() ? Console.DONE : Console.REFUSED;
    }

    private List<Group> groups(Site site) {
        List<Group> all = site.platform().groups().groups();
        if (group == null) {
            return all;
        }
        List<Group> named = all.stream().filter(one -> one.slug().equals(group)).toList();
        if (named.isEmpty()) {
            throw Console.unavailable("cli.group-unknown", "group", group);
        }
        return named;
    }

    private List<Finding> findings(Site site, Group each) throws SQLException {
        Platform platform = site.platform();
        try (Connection keeper = site.server().connection(each.database(), DatabaseRole.KEEPER)) {
            keeper.setAutoCommit(false);
            keeper.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            keeper.setReadOnly(true);
            List<Finding> findings = new ArrayList<>();
            if (subject != Subject.AUDIT) {
                findings.addAll(Verify.run(keeper));
            }
            if (subject != Subject.LEDGER) {
                findings.addAll(AuditVerify.run(keeper, platform.plugins()));
            }
            keeper.rollback();
            return findings;
        }
    }

    private static Map<String, Object> tree(Group group, Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", finding.rule());
        tree.put("group", group.slug());
        tree.put("company", finding.company());
        tree.put("subject", finding.subject());
        tree.put("expected", finding.expected());
        tree.put("found", finding.found());
        return tree;
    }

    private static String text(List<Map<String, Object>> findings) {
        return findings.isEmpty()
                ? "All is well."
                : findings.stream()
                        .map(finding -> "%s: %s %s %s: expected %s, found %s"
                                .formatted(
                                        finding.get("rule"),
                                        finding.get("group"),
                                        finding.get("company"),
                                        finding.get("subject"),
                                        finding.get("expected"),
                                        finding.get("found")))
                        .collect(Collectors.joining("\n"));
    }
}
