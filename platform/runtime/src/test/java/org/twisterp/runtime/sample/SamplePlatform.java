package org.twisterp.runtime.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerSettings;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.DateSpan;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.ledger.Periods;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.PlatformSettings;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.Saved;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.tenancy.Assignment;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.runtime.tenancy.NewGroup;
import org.twisterp.runtime.tenancy.NewUser;
import org.twisterp.spi.Call;

/** Run one platform with the sample plugin for all tests of the process, on a real PostgreSQL, on 2026-03-10. */
public final class SamplePlatform {

    public static final String NOTE = "sample.note";
    public static final String PARTNER = "sample.partner";
    private static final SamplePlatform ONE = new SamplePlatform();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Platform platform;

    private SamplePlatform() {
        try {
            Path folder = Files.createTempDirectory("twist-runtime-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            PostgresService service = PostgresService.over(
                    DataDirectory.at(folder.resolve("data")),
                    ServerSettings.standard()
                            .withPort(0)
                            .withSharedBuffers(64)
                            .withBinaries(packs().resolveSibling(".twist/postgres-binaries")));
            platform = Platform.start(PlatformSettings.of(service.start(), folder.resolve("none"), folder, packs())
                    .withClock(Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC))
                    .withPoolSize(12)
                    .withPlugins(new SamplePlugin()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                platform.close();
                service.stop();
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found();
    }

    public static Platform platform() {
        return ONE.platform;
    }

    /** Open a call in ACME. */
    public static Call as(String login) {
        return as(login, "ACME");
    }

    public static Call as(String login, String company) {
        return platform()
                .access()
                .open(platform().access().trusted(login), "acc", company, null, Locale.ENGLISH, Call.Channel.REST);
    }

    /** Return a code that no other test uses. */
    public static String code(String prefix) {
        return prefix + "-" + COUNT.incrementAndGet();
    }

    /** Make a draft of a note with one line. */
    public static Map<String, @Nullable Object> note(String partner, String price) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("partner", partner);
        json.put("reference", "R");
        json.put("lines", List.of(line("3", price)));
        return json;
    }

    public static Map<String, @Nullable Object> line(String quantity, String price) {
        return new LinkedHashMap<>(Map.of("account", "6100", "quantity", quantity, "unitPrice", price));
    }

    /** Create a record from JSON as REST does. */
    public static Saved create(Call call, String entity, Map<String, @Nullable Object> json) {
        Draft draft = platform().drafts().blank(call, entity);
        platform().drafts().applyWire(call, draft, Json.readObject(Json.write(json)));
        return platform().drafts().create(call, draft);
    }

    /** Change a record by JSON as REST does. */
    public static Saved patch(
            Call call, String entity, java.util.UUID id, long version, Map<String, @Nullable Object> json) {
        Draft open = platform().drafts().open(call, entity, id);
        Draft draft = new Draft(entity, id, version, open.base());
        platform().drafts().applyWire(call, draft, Json.readObject(Json.write(json)));
        return platform().drafts().save(call, draft);
    }

    public static String partner() {
        String code = code("P");
        create(as("approver"), PARTNER, new LinkedHashMap<>(Map.of("code", code, "name", "Partner " + code)));
        return code;
    }

    /** Run something and return what refuses it. */
    public static Refusal refused(Executable work) {
        return Assertions.assertThrows(RefusalException.class, work).refusal();
    }

    private void found() {
        platform.groups().createGroup(NewGroup.of("acc", "trading", Currency.of("USD")));
        platform.groups().createCompany("acc", NewCompany.of("ACME", "ACME Inc.", Currency.of("USD")));
        platform.groups().createCompany("acc", NewCompany.of("BETA", "BETA GmbH", Currency.of("EUR")));
        person("writer", both("sample.writer"));
        person("writer2", both("sample.writer"));
        person("approver", both("sample.approver"));
        person("chief", both("sample.chief"));
        person("stranger", Assignment.of("BETA", "sample.approver"));
        person("auditor", Assignment.of("ACME", "platform.auditor"));
        platform.access()
                .createUser("acc", new NewUser("robot", "Robot", null, null, true, List.of(both("sample.approver"))));
        for (String company : List.of("ACME", "BETA")) {
            Call call = platform.access()
                    .open(
                            platform.access().trusted("approver"),
                            "acc",
                            company,
                            null,
                            Locale.ENGLISH,
                            Call.Channel.JOB);
            platform.units().write(call, unit -> {
                Periods.createYear(
                        unit.connection(),
                        call.inCompany(),
                        "2026",
                        new DateSpan(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                        "monthly");
                return null;
            });
        }
    }

    private void person(String login, Assignment... assignments) {
        platform.access().createUser("acc", NewUser.person(login, "Person " + login, "secret-pass", assignments));
    }

    private static Assignment[] both(String role) {
        return new Assignment[] {Assignment.of("ACME", role), Assignment.of("BETA", role)};
    }

    private static Path packs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("industry-packs"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent());
        }
        return folder.resolve("industry-packs");
    }
}
