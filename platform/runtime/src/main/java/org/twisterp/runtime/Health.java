package org.twisterp.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.runtime.tenancy.Group;
import org.twisterp.runtime.tenancy.Groups;

/** Tell whether the platform lives and whether it can serve. */
public final class Health {

    private static final Duration FOLDER_LATE = Duration.ofSeconds(30);

    private final Plugins plugins;
    private final Groups groups;
    private final Pools pools;
    private final BalanceFolder folder;

    /**
     * Hold one thing that was looked at.
     *
     * @param name for instance database.demo or plugins
     * @param up whether it works
     * @param detail what is wrong, or a figure; empty when there is nothing to say
     */
    public record Check(String name, boolean up, String detail) {}

    /**
     * Hold an answer.
     *
     * @param up whether every check is up
     */
    public record Report(boolean up, List<Check> checks) {
        static Report of(List<Check> checks) {
            return new Report(checks.stream().allMatch(Check::up), List.copyOf(checks));
        }
    }

    Health(Plugins plugins, Groups groups, Pools pools, BalanceFolder folder) {
        this.plugins = plugins;
        this.groups = groups;
        this.pools = pools;
        this.folder = folder;
    }

    /** Look whether the process itself works; asks no database. */
    public Report live() {
        return Report.of(List.of(folderCheck()));
    }

    /** Look whether the system database, every group's database, the plugins and the balance folder work. */
    public Report ready() {
        List<Check> checks = new ArrayList<>();
        Check system = database("database.system", pools::system);
        checks.add(system);
        if (system.up()) {
            for (Group group : groups.groups()) {
                checks.add(database("database." + group.slug(), () -> pools.app(group.slug())));
            }
        }
        checks.add(pluginsCheck());
        checks.add(folderCheck());
        return Report.of(checks);
    }

    /** A refused plugin is told, and the others serve. */
    private Check pluginsCheck() {
        List<String> refused =
                plugins.refused().stream().map(Plugins.Refused::jar).toList();
        String detail = plugins.generation().plugins().size() + " loaded";
        return new Check("plugins", true, refused.isEmpty() ? detail : detail + ", refused: " + refused);
    }

    private Check folderCheck() {
        Duration since = folder.sinceLastRun();
        boolean up = since.compareTo(FOLDER_LATE) < 0;
        return new Check("balance-folder", up, up ? "" : "silent for " + since.toSeconds() + " s");
    }

    private static Check database(String name, Source source) {
        try (Connection connection = source.take();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            connection.rollback();
            return new Check(name, true, "");
        } catch (SQLException | RuntimeException e) {
            return new Check(name, false, "unreachable");
        }
    }

    /** Take a connection from a pool. */
    private interface Source {
        Connection take() throws SQLException;
    }
}
