package org.twisterp.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerSettings;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.PlatformSettings;

/**
 * Start the platform with the application and hand it to every page and resource.
 *
 * <p>Reads the system properties {@code twist.data}, {@code twist.plugins} and {@code twist.packs}, which
 * {@code twist run} writes into bootstrap.properties.
 */
@ApplicationScoped
public class PlatformWiring {

    private @Nullable Platform platform;
    private @Nullable DatabaseWatch watch;

    /** Start with the application, not with the first request. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        DataDirectory data = DataDirectory.at(folder("twist.data"));
        DatabaseServer server = DatabaseServer.remembered(data).orElseGet(() -> embedded(data));
        platform = Platform.start(PlatformSettings.of(
                server, folder("twist.plugins"), data.root().resolve("files"), folder("twist.packs")));
    }

    private DatabaseServer embedded(DataDirectory data) {
        PostgresService postgres = PostgresService.over(data, ServerSettings.standard());
        watch = new DatabaseWatch(postgres);
        return postgres.server();
    }

    private static Path folder(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("System property " + property + " is missing; start with twist run.");
        }
        return Path.of(value);
    }

    /** Give the one platform. */
    @Produces
    @Singleton
    public Platform platform() {
        if (platform == null) {
            throw new IllegalStateException("The platform has not started.");
        }
        return platform;
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.close();
        }
        if (platform != null) {
            platform.close();
        }
    }
}
