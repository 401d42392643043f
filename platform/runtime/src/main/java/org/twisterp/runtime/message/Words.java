package org.twisterp.runtime.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.runtime.plugin.LoadedPlugin;

/** Hold all words of one language over one generation of plugins: strings only, nothing of a plugin's loader. */
final class Words {

    private static final String FILE = "messages";

    /** Where the words lie that all share. */
    private static final String SHARED = "/org/twisterp/runtime/";

    private final Map<String, String> all = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, Map<String, String>> plugins = new HashMap<>();
    private final Map<String, Map<String, String>> entities = new HashMap<>();

    private Words() {}

    static Words load(Generation generation, Locale locale) {
        Words words = new Words();
        words.shared.putAll(read(locale, name -> Optional.ofNullable(Words.class.getResourceAsStream(SHARED + name))));
        words.all.putAll(words.shared);
        for (LoadedPlugin plugin : generation.plugins()) {
            Class<?> beside = plugin.plugin().getClass();
            Map<String, String> own = read(locale, name -> generation.resource(beside, name));
            words.plugins.put(plugin.id(), own);
            own.forEach(words.all::putIfAbsent);
        }
        for (String entity : generation.entities()) {
            Map<String, String> own = generation
                    .entityClass(entity)
                    .map(type -> read(locale, name -> generation.resource(type, name)))
                    .orElse(Map.of());
            words.entities.put(entity, own);
            own.forEach(words.all::putIfAbsent);
        }
        return words;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(all.get(key));
    }

    Optional<String> entity(String entity, String key) {
        String own = entities.getOrDefault(entity, Map.of()).get(key);
        return own != null ? Optional.of(own) : plugin(entity.substring(0, entity.indexOf('.')), key);
    }

    Optional<String> plugin(String plugin, String key) {
        String own = plugins.getOrDefault(plugin, Map.of()).get(key);
        return Optional.ofNullable(own != null ? own : shared.get(key));
    }

    /** Read the file of the language over the one of no language. */
    private static Map<String, String> read(Locale locale, Function<String, Optional<InputStream>> open) {
        List<String> names = new ArrayList<>(List.of(FILE + ".properties"));
        if (!locale.getLanguage().isEmpty()) {
            names.add(FILE + "_" + locale.getLanguage() + ".properties");
        }
        if (!locale.getCountry().isEmpty()) {
            names.add(FILE + "_" + locale.getLanguage() + "_" + locale.getCountry() + ".properties");
        }
        Properties properties = new Properties();
        for (String name : names) {
            open.apply(name).ifPresent(in -> load(properties, in));
        }
        Map<String, String> map = new HashMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static void load(Properties into, InputStream in) {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            into.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
