package org.twisterp.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Find the words of a report in one language: those of its folder, then those of what it shows, then those all reports
 * share. Layouts reach them as {@code $R{key}}.
 */
public final class ReportWords extends ResourceBundle {

    private final Locale locale;
    private final Properties own = new Properties();
    private final Properties shared = new Properties();
    private final Function<String, Optional<String>> shown;

    /**
     * Read the words.
     *
     * @param shown words of the query or the entity by key
     */
    ReportWords(Path folder, Locale locale, Function<String, Optional<String>> shown) {
        this.locale = locale;
        this.shown = shown;
        for (String name : names(locale)) {
            load(own, folder.resolve(name));
            load(shared, name);
        }
    }

    private static List<String> names(Locale locale) {
        return List.of("messages.properties", "messages_" + locale.getLanguage() + ".properties");
    }

    private static void load(Properties into, Path file) {
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                load(into, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void load(Properties into, String resource) {
        try (InputStream in = ReportWords.class.getResourceAsStream(resource)) {
            if (in != null) {
                load(into, in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(Properties into, InputStream in) throws IOException {
        into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Locale getLocale() {
        return locale;
    }

    Optional<String> find(String key) {
        String found = own.getProperty(key);
        return found != null
                ? Optional.of(found)
                : shown.apply(key).or(() -> Optional.ofNullable(shared.getProperty(key)));
    }

    /** Return a text; its key when there is none, so that a gap is seen. */
    String text(String key) {
        return find(key).orElse(key);
    }

    /** Return a text with its places filled. */
    String text(String key, Map<String, String> arguments) {
        String text = text(key);
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", argument.getValue());
        }
        return text;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return text(Objects.requireNonNull(key));
    }

    @Override
    public boolean containsKey(String key) {
        return find(key).isPresent();
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(own.stringPropertyNames());
    }
}
