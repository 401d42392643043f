package org.twisterp.runtime.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DatabaseRole;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.Provisioner;
import org.twisterp.runtime.migration.MigrationSet;
import org.twisterp.runtime.migration.Migrations;
import org.twisterp.runtime.persistence.DatabaseFault;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.runtime.plugin.LoadedPlugin;

/** Create and migrate the databases of the installation. */
public final class Installation {

    private static final long TURN = 0x7477697374696e73L;
    private static final String TEMPLATE_MIGRATED = "template.migrated";
    private static final MigrationSet SYSTEM =
            MigrationSet.in("system", Installation.class, "org/twisterp/runtime/db/system/");
    private static final MigrationSet PLATFORM =
            MigrationSet.in("platform", Installation.class, "org/twisterp/runtime/db/group/");

    private final DatabaseServer server;
    private final Provisioner provisioner;
    private final Migrations migrations;
    private final SystemDatabase databases;
    private final Supplier<List<LoadedPlugin>> plugins;
    private final Clock clock;

    /** Work on a server for the plugins that are loaded when it is asked. */
    public Installation(DatabaseServer server, Pools pools, Supplier<List<LoadedPlugin>> plugins, Clock clock) {
        this.server = server;
        this.provisioner = new Provisioner(server);
        this.migrations = new Migrations(server);
        this.databases = new SystemDatabase(pools);
        this.plugins = plugins;
        this.clock = clock;
    }

    /** Bring the system database, the template and every group's database up to date; may be repeated at any time. */
    public void ensure() {
        ensure(plugins.get());
    }

    /** Do the same for plugins that are about to be loaded; what they add is there before they serve. */
    public void ensure(List<LoadedPlugin> loaded) {
        ensureSystem();
        inTurn(() -> {
            List<MigrationSet> sets = sets(loaded);
            String wanted = Migrations.fingerprint(sets);
            template(sets, wanted);
            for (Map<String, @Nullable Object> row : databases.inSystem(
                    sql -> sql.rows("select slug, state, migrated from company_group order by slug"))) {
                String slug = Rows.text(row, "slug");
                if (Rows.text(row, "state").equals("creating")) {
                    copy(slug, wanted);
                } else if (!wanted.equals(row.get("migrated"))) {
                    migrations.run(Pools.database(slug), sets);
                    migrated(slug, wanted);
                }
            }
        });
    }

    /** Bring the system database alone up to date; nothing else works before. */
    public void ensureSystem() {
        if (!provisioner.exists(Provisioner.SYSTEM)) {
            provisioner.createDatabase(Provisioner.SYSTEM);
        }
        inTurn(() -> migrations.run(Provisioner.SYSTEM, List.of(SYSTEM)));
    }

    /** Make the database of a group whose row says creating, then say active; may be repeated after it was cut short. */
    void create(String slug) {
        inTurn(() -> {
            List<MigrationSet> sets = sets(plugins.get());
            String wanted = Migrations.fingerprint(sets);
            template(sets, wanted);
            copy(slug, wanted);
        });
    }

    private void copy(String slug, String fingerprint) {
        if (!provisioner.exists(Pools.database(slug))) {
            provisioner.dropDatabase(Pools.database(slug));
            provisioner.copyDatabase(Provisioner.TEMPLATE, Pools.database(slug));
        }
        databases.inSystem(sql -> {
            sql.run(
                    "update company_group set state = 'active', migrated = :migrated where slug = :slug",
                    "migrated",
                    fingerprint,
                    "slug",
                    slug);
            sql.audit(clock.instant(), null, null, "group.active", "platform.company-group", null, slug, null, null);
            return null;
        });
    }

    private void migrated(String slug, String fingerprint) {
        databases.inSystem(sql -> sql.run(
                "update company_group set migrated = :migrated where slug = :slug",
                "migrated",
                fingerprint,
                "slug",
                slug));
    }

    private void template(List<MigrationSet> sets, String wanted) {
        boolean exists = provisioner.exists(Provisioner.TEMPLATE);
        boolean current = exists
                && databases.inSystem(sql -> sql.first(
                                "select value from installation_settings where name = :name and value = :value",
                                "name",
                                TEMPLATE_MIGRATED,
                                "value",
                                wanted)
                        .isPresent());
        if (current) {
            return;
        }
        if (!exists) {
            provisioner.createDatabase(Provisioner.TEMPLATE);
        }
        migrations.run(Provisioner.TEMPLATE, sets);
        databases.inSystem(sql -> sql.run("""
                insert into installation_settings (name, value) values (:name, :value)
                on conflict (name) do update set value = excluded.value, changed_at = clock_timestamp()
                """, "name", TEMPLATE_MIGRATED, "value", wanted));
    }

    private static List<MigrationSet> sets(List<LoadedPlugin> loaded) {
        List<MigrationSet> sets = new ArrayList<>();
        sets.add(PLATFORM);
        for (LoadedPlugin plugin : loaded) {
            MigrationSet set = MigrationSet.beside(plugin.id(), plugin.plugin().getClass(), "db");
            if (!set.scripts().isEmpty() && !plugin.id().equals(PLATFORM.owner())) {
                sets.add(set);
            }
        }
        return sets;
    }

    /** One process at a time makes or changes databases; the others wait. */
    private void inTurn(Runnable work) {
        try (Connection connection = server.connection(Provisioner.SYSTEM, DatabaseRole.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = 0");
            statement.execute("select pg_advisory_lock(" + TURN + ")");
            work.run();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
