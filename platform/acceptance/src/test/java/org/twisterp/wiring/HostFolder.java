package org.twisterp.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerSettings;

/**
 * Prepare the folder of the host that Arquillian starts: the checkout's own server.xml, changed only where Arquillian has to
 * deploy by itself, and a database of its own.
 */
public final class HostFolder implements BeforeAllCallback, AfterAllCallback {

    private @Nullable PostgresService postgres;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        String checkout = System.getProperty("twist.root");
        if (checkout == null) {
            return; // inside the host, where everything stands already
        }
        Path root = Path.of(checkout);
        DataDirectory data = DataDirectory.at(Files.createTempDirectory("twist-wiring"));
        postgres = PostgresService.over(data, ServerSettings.standard().withPort(0));
        postgres.start().remember();
        Path server = Path.of(System.getProperty("twist.wiring"), "servers", "wiring");
        Files.createDirectories(server.resolve("dropins"));
        Files.writeString(server.resolve("server.xml"), serverXml(root.resolve("server.xml")));
        Properties bootstrap = new Properties();
        bootstrap.setProperty("twist.data", data.root().toString());
        bootstrap.setProperty(
                "twist.plugins", root.resolve(".twist/dist/plugins").toString());
        bootstrap.setProperty("twist.packs", root.resolve("industry-packs").toString());
        try (var out = Files.newBufferedWriter(server.resolve("bootstrap.properties"))) {
            bootstrap.store(out, null);
        }
    }

    private static String serverXml(Path file) throws IOException {
        return Files.readString(file)
                .replaceFirst("<featureManager>", "<featureManager><feature>localConnector-1.0</feature>")
                .replaceFirst("<webApplication[^>]*/>", "")
                .replaceFirst("dropinsEnabled=\"false\"", "dropinsEnabled=\"true\"")
                .replaceFirst("(?s)(<variable name=\"twist.http.port\" defaultValue=\")[0-9]+", "$19085");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (postgres != null) {
            postgres.stop();
        }
    }
}
