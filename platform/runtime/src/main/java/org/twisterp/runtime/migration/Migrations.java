package org.twisterp.runtime.migration;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.database.DatabaseRole;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.Login;

/** Run migration sets in order on a database, as its owner. */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final DatabaseServer server;

    public Migrations(DatabaseServer server) {
        this.server = server;
    }

    /** Run what is not in the histories yet; a fault names the owner of the script. */
    public void run(String database, List<MigrationSet> sets) {
        Login owner = server.login(database, DatabaseRole.OWNER);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(owner.user());
        source.setPassword(owner.password());
        source.setApplicationName("twist-migrations");
        source.setOptions("-c role=twist_owner -c lock_timeout=30s");
        for (MigrationSet set : sets) {
            try {
                int count = flyway(source, set).migrate().migrationsExecuted;
                if (count > 0) {
                    LOG.info("event=migrated database={} owner={} scripts={}", database, set.owner(), count);
                }
            } catch (FlywayException e) {
                throw new MigrationFault(set.owner(), database, e);
            }
        }
    }

    /** Return a hash over all scripts: equal hashes mean equal tables. */
    public static String fingerprint(List<MigrationSet> sets) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (MigrationSet set : sets) {
                digest.update((set.owner() + "\n").getBytes(StandardCharsets.UTF_8));
                set.scripts()
                        .forEach((name, text) ->
                                digest.update((name + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Flyway flyway(PGSimpleDataSource source, MigrationSet set) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .defaultSchema("public")
                .createSchemas(false)
                .table("flyway_" + set.owner().replace('-', '_'))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .cleanDisabled(true)
                .outputQueryResults(false)
                .locations(new String[0])
                .failOnMissingLocations(false)
                .javaMigrationClassProvider(List::of)
                .resourceProvider(new Scripts(set.scripts()))
                .load();
    }

    /** Offer the scripts that were read, instead of a search of the class path. */
    private record Scripts(Map<String, String> texts) implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return Optional.ofNullable(texts.get(name))
                    .map(text -> new Script(name, text))
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return texts.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(entry.getKey()::endsWith))
                    .<LoadableResource>map(entry -> new Script(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** Hold one script. */
    private static final class Script extends LoadableResource {
        private final String name;
        private final String text;

        Script(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
