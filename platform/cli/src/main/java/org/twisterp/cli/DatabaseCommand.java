package org.twisterp.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DatabaseRole;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.Provisioner;
import org.twisterp.database.ServerStatus;
import org.twisterp.kernel.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Look after the embedded database alone. */
@Command(name = "db", description = "Start, stop and look at the database; print URLs for psql.")
final class DatabaseCommand {

    private static final String SYSTEM = "_system";

    @ParentCommand
    private Twist twist = new Twist();

    @Command(name = "start", description = "Start the database and let it run.")
    int start() {
        try (Site site = Site.open(twist)) {
            site.keepDatabase();
        }
        return status();
    }

    @Command(name = "stop", description = "Stop the database.")
    int stop() {
        PostgresService postgres = Site.postgres(twist.data());
        if (DatabaseServer.remembered(twist.data()).isPresent()) {
            throw Console.unavailable("cli.database-external");
        }
        postgres.stop();
        return status();
    }

    @Command(name = "status", description = "Tell whether the database runs, and where.")
    int status() {
        Optional<DatabaseServer> external = DatabaseServer.remembered(twist.data());
        if (external.isPresent()) {
            String hosts = external.get().hosts();
            twist.console().answer(Map.of("state", "external", "hosts", hosts), "An external server at " + hosts + ".");
            return Console.DONE;
        }
        ServerStatus status = Site.postgres(twist.data()).status();
        Map<String, Object> tree = new LinkedHashMap<>();
        String sentence = "The database is stopped.";
        tree.put("state", "stopped");
        tree.put("port", status.port());
        tree.put("version", status.version());
        tree.put("folder", status.data());
        if (status instanceof ServerStatus.Running running) {
            tree.put("state", running.ready() ? "running" : "starting");
            tree.put("pid", running.pid());
            tree.put("since", running.since());
            sentence = "PostgreSQL %s runs on port %d since %s (process %d, %s)."
                    .formatted(running.version(), running.port(), running.since(), running.pid(), running.data());
        }
        twist.console().answer(tree, sentence);
        return Console.DONE;
    }

    @Command(
            name = "url",
            description = "Print a URL with user and password, for psql and other programs. Keep it secret.")
    int url(
            @Option(
                            names = "--group",
                            paramLabel = "SLUG",
                            description =
                                    "Group whose database is meant (default: the only one; _system is the installation's own).")
                    @Nullable
                    String group,
            @Option(
                            names = "--as",
                            paramLabel = "ROLE",
                            defaultValue = "report",
                            description = "app, report (default), keeper, owner or backup.")
                    String role)
            throws SQLException {
        DatabaseServer server = DatabaseServer.remembered(twist.data())
                .orElseGet(() -> Site.postgres(twist.data()).server());
        String database = database(server, group);
        String url = server.loginUrl(database, DatabaseRole.valueOf(role.toUpperCase(Locale.ROOT)));
        twist.console().answer(Map.of("url", url), url);
        return Console.DONE;
    }

    private static String database(DatabaseServer server, @Nullable String group) throws SQLException {
        List<String> groups = new ArrayList<>();
        try (Connection connection = server.adminConnection(server.adminDatabase());
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select substr(datname, 4) from pg_database where datname like 'cg\\_%' order by 1")) {
            while (rows.next()) {
                groups.add(rows.getString(1));
            }
        }
        if (SYSTEM.equals(group)) {
            return Provisioner.SYSTEM;
        }
        if (group == null && groups.size() != 1) {
            throw Refusal.invalid("cli.group-needed", "groups", String.join(", ", groups))
                    .exception();
        }
        if (group != null && !groups.contains(group)) {
            throw Refusal.of(Refusal.Grounds.NOT_FOUND, "cli.group-unknown", "group", group)
                    .exception();
        }
        return "cg_" + (group == null ? groups.getFirst() : group);
    }
}
