package org.twisterp.runtime;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.twisterp.database.Provisioner;
import org.twisterp.ledger.LedgerPlugin;
import org.twisterp.runtime.action.Actions;
import org.twisterp.runtime.action.Idempotency;
import org.twisterp.runtime.audit.Timeline;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.RoleDefinition;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.migration.MigrationFault;
import org.twisterp.runtime.persistence.EntityMapping;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.runtime.plugin.LoadedPlugin;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.runtime.query.JournalEntries;
import org.twisterp.runtime.query.Lists;
import org.twisterp.runtime.query.PeriodLocks;
import org.twisterp.runtime.query.Queries;
import org.twisterp.runtime.report.Reports;
import org.twisterp.runtime.setup.PlatformPlugin;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.Group;
import org.twisterp.runtime.tenancy.Groups;
import org.twisterp.runtime.tenancy.Installation;
import org.twisterp.spi.Call;

/** Hold the running platform: everything the host, the command line and tests call goes through it. */
public final class Platform implements AutoCloseable {

    private final PlatformSettings settings;
    private final Pools pools;
    private final Plugins plugins;
    private final Installation installation;
    private final UnitsOfWork units;
    private final Groups groups;
    private final Access access;
    private final Messages messages;
    private final Definitions definitions;
    private final Drafts drafts;
    private final Actions actions;
    private final Lists lists;
    private final Queries queries;
    private final Timeline timeline;
    private final Idempotency idempotency;
    private final JournalEntries entries;
    private final PeriodLocks periodLocks;
    private final Reports reports;
    private final BalanceFolder folder;
    private final Health health;

    private Platform(PlatformSettings settings) {
        this.settings = settings;
        Clock clock = settings.clock();
        pools = new Pools(settings.server(), settings.poolSize());
        installation = new Installation(settings.server(), pools, this::loaded, clock);
        installation.ensureSystem();
        EntityMapping mapping = new EntityMapping(pools, settings.dataDir().resolve("entities"));
        plugins = new Plugins(
                settings.pluginsDir(),
                List.of(new PlatformPlugin(), new LedgerPlugin()),
                settings.onClassPath(),
                version(),
                mapping::over);
        units = new UnitsOfWork(pools, plugins, clock);
        groups = new Groups(pools, installation, units, settings.packsDir(), clock);
        messages = new Messages(plugins);
        definitions = new Definitions(plugins, messages, units, settings.packsDir(), slug -> groups.group(slug)
                .map(Group::pack)
                .orElse(""));
        access = new Access(pools, groups, this::roles, clock);
        drafts = new Drafts(units, definitions, messages);
        actions = new Actions(units, definitions, drafts, messages);
        lists = new Lists(units, definitions, drafts);
        queries = new Queries(units, definitions, messages);
        timeline = new Timeline(units, definitions, messages);
        idempotency = new Idempotency(units);
        entries = new JournalEntries(units);
        periodLocks = new PeriodLocks(units);
        reports = new Reports(
                units,
                definitions,
                drafts,
                queries,
                messages,
                settings.packsDir().resolveSibling("reports"));
        queries.besides(reports::queries);
        migrate();
        plugins.beforeInstall(installation::ensure);
        folder = new BalanceFolder(groups, pools, settings.foldEvery());
        health = new Health(plugins, groups, pools, folder);
    }

    /** Load the plugins, bring every database up to date and start the background work. */
    public static Platform start(PlatformSettings settings) {
        return new Platform(settings);
    }

    public PlatformSettings settings() {
        return settings;
    }

    /** Return the one clock; business code asks the call for its day instead. */
    public Clock clock() {
        return settings.clock();
    }

    public Installation installation() {
        return installation;
    }

    public Groups groups() {
        return groups;
    }

    public Access access() {
        return access;
    }

    public Plugins plugins() {
        return plugins;
    }

    public UnitsOfWork units() {
        return units;
    }

    public Messages messages() {
        return messages;
    }

    public Definitions definitions() {
        return definitions;
    }

    public Drafts drafts() {
        return drafts;
    }

    public Actions actions() {
        return actions;
    }

    public Lists lists() {
        return lists;
    }

    public Queries queries() {
        return queries;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Idempotency idempotency() {
        return idempotency;
    }

    public JournalEntries entries() {
        return entries;
    }

    public PeriodLocks periodLocks() {
        return periodLocks;
    }

    public Reports reports() {
        return reports;
    }

    public Health health() {
        return health;
    }

    /** Stop the background work and close every pool; the database server goes on. */
    @Override
    public void close() {
        folder.close();
        plugins.close();
        pools.close();
    }

    private List<LoadedPlugin> loaded() {
        return plugins.generation().plugins();
    }

    /** A plugin whose migrations fail is left out, and the others go on; the platform's own must succeed. */
    private void migrate() {
        while (true) {
            try {
                installation.ensure();
                return;
            } catch (MigrationFault fault) {
                if (!plugins.refuse(fault.owner(), fault.getMessage())) {
                    throw fault;
                }
            }
        }
    }

    private Set<String> roles(String group) {
        Call call = new Call(
                Groups.OPERATOR,
                group,
                null,
                Set.of(),
                Set.of(),
                LocalDate.ofInstant(clock().instant(), clock().getZone()),
                Locale.ENGLISH,
                Call.Channel.JOB,
                Provisioner.SYSTEM);
        return definitions.roles(call).stream().map(RoleDefinition::id).collect(Collectors.toSet());
    }

    private static String version() {
        String version = Platform.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }
}
