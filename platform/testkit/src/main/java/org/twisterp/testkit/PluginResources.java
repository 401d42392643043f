package org.twisterp.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Yaml;
import org.twisterp.spi.ErpPlugin;

/** Read what lies beside the classes of a plugin under test. */
final class PluginResources {

    private final ErpPlugin plugin;

    PluginResources(ErpPlugin plugin) {
        this.plugin = plugin;
    }

    boolean exists(Class<?> beside, String name) {
        return beside.getResource(name) != null;
    }

    /** Return a YAML beside a class; empty when there is none. */
    Map<String, Object> yaml(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return in == null ? Map.of() : present(Yaml.read(in, beside.getSimpleName() + "/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> pluginYaml(String name) {
        return yaml(plugin.getClass(), name);
    }

    /** Return the messages beside a class. */
    Map<String, String> words(Class<?> beside) {
        Properties properties = new Properties();
        try (InputStream in = beside.getResourceAsStream("messages.properties")) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new HashMap<>();
        properties.forEach((key, text) -> words.put(key.toString(), text.toString()));
        return words;
    }

    /** Return the tables that the migrations of the plugin make. */
    MigratedTables tables() {
        URL folder = plugin.getClass().getResource("db");
        if (folder == null) {
            return MigratedTables.of("");
        }
        try (Stream<Path> files = Files.list(Path.of(new URI(folder.toString())))) {
            StringBuilder sql = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                sql.append(Files.readString(file)).append('\n');
            }
            return MigratedTables.of(sql.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Take the maps out of a list of a YAML tree; none when it is no list. */
    static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    /** Take the texts out of a list of a YAML tree; none when it is no list. */
    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> present(Map<String, ? extends @Nullable Object> tree) {
        Map<String, Object> present = new HashMap<>();
        tree.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        return present;
    }
}
