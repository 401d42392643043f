package org.twisterp.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerSettings;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.tenancy.Assignment;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.runtime.tenancy.NewGroup;
import org.twisterp.runtime.tenancy.NewUser;
import org.twisterp.sample.SamplePlugin;
import org.twisterp.spi.Call;

/** Keep one server and one platform with a group for the tests of this room; made once, gone with the process. */
public final class TestHouse {

    public static final String GROUP = "house";
    public static final String PASSWORD = "right-password";
    public static final HandClock CLOCK = new HandClock();
    private static final Path FOLDER = folder();
    private static final DatabaseServer SERVER = server();
    private static final Platform PLATFORM = start();

    private TestHouse() {}

    public static Platform platform() {
        return PLATFORM;
    }

    public static DatabaseServer databaseServer() {
        return SERVER;
    }

    public static PlatformSettings settings() {
        return PlatformSettings.of(SERVER, FOLDER.resolve("plugins"), FOLDER.resolve("files"), packs())
                .withClock(CLOCK)
                .withPlugins(new SamplePlugin());
    }

    /** Open a call of a user in a company of the group. */
    public static Call call(String login, String company) {
        return PLATFORM.access()
                .open(PLATFORM.access().trusted(login), GROUP, company, null, Locale.ENGLISH, Call.Channel.REST);
    }

    public static Path packs() {
        return Path.of(System.getProperty("twist.root", "../.."))
                .toAbsolutePath()
                .resolve("industry-packs");
    }

    private static Platform start() {
        Platform platform = Platform.start(settings());
        platform.groups().createGroup(NewGroup.of(GROUP, "trading", Currency.of("USD")));
        platform.groups().createCompany(GROUP, NewCompany.of("ACME", "ACME Inc.", Currency.of("USD")));
        platform.groups().createCompany(GROUP, NewCompany.of("BETA", "BETA GmbH", Currency.of("EUR")));
        platform.access()
                .createUser(
                        GROUP, NewUser.person("ann", "Ann", PASSWORD, Assignment.of("ACME", "platform.administrator")));
        platform.access().createUser(GROUP, NewUser.person("bob", "Bob", PASSWORD, Assignment.of("*", "auditor")));
        return platform;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("twist-runtime-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseServer server() {
        PostgresService service = PostgresService.over(
                DataDirectory.at(FOLDER.resolve("data")),
                ServerSettings.standard()
                        .withPort(0)
                        .withSharedBuffers(64)
                        .withBinaries(packs().resolveSibling(".twist/postgres-binaries")));
        DatabaseServer server = service.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.stop();
            deleteTree(FOLDER);
        }));
        return server;
    }

    private static void deleteTree(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Show a time that tests move by hand. */
    public static final class HandClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        public void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(ahead);
        }
    }
}
