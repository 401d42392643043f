package org.twisterp.runtime.message;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.runtime.plugin.Plugins;

/** Find the words of a code or a name in the language of the caller. */
public final class Messages {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Plugins plugins;
    private volatile Loaded loaded = new Loaded(-1, Map.of());

    private record Loaded(long generation, Map<Locale, Words> words) {}

    public Messages(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Return the text of a refusal, violation or blocker code with its arguments filled in; the code itself when
     * unknown.
     */
    public String text(Locale locale, String code, Map<String, ? extends @Nullable Object> arguments) {
        return find(locale, code)
                .map(template -> fill(locale, template, arguments))
                .orElse(code);
    }

    /** Return the short sentence of a code: its title, else its text. */
    public String title(Locale locale, String code, Map<String, ? extends @Nullable Object> arguments) {
        return find(locale, code + ".title")
                .map(template -> fill(locale, template, arguments))
                .orElseGet(() -> text(locale, code, arguments));
    }

    /**
     * Return a text of an entity: keys entity, entity.plural, field.NAME, choice.FIELD.VALUE, action.NAME, section.ID,
     * view.ID; falls back to the words that all entities share.
     */
    public Optional<String> entityText(Locale locale, String entity, String key) {
        return words(locale).entity(entity, key);
    }

    /** Return a text of the runtime, the ledger, a plugin or an entity by key. */
    public Optional<String> find(Locale locale, String key) {
        return words(locale).find(key);
    }

    /** Return a text of a plugin's own file, falling back to the runtime's. */
    public Optional<String> pluginText(Locale locale, String plugin, String key) {
        return words(locale).plugin(plugin, key);
    }

    /** Return the label of a role; its id when it has none. */
    public String role(Locale locale, String role) {
        return find(locale, "role." + role).orElse(role);
    }

    /** Fill the places of a template. */
    String fill(Locale locale, String template, Map<String, ? extends @Nullable Object> arguments) {
        Matcher places = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (places.find()) {
            String shown = shown(locale, arguments.get(places.group(1)));
            places.appendReplacement(text, Matcher.quoteReplacement(shown));
        }
        return places.appendTail(text).toString();
    }

    private String shown(Locale locale, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Collection<?> list -> list.stream().map(v -> shown(locale, v)).collect(Collectors.joining(", "));
            case String text -> find(locale, "role." + text).orElse(text);
            default -> value.toString();
        };
    }

    private Words words(Locale locale) {
        Generation generation = plugins.generation();
        Loaded now = loaded;
        if (now.generation != generation.number()) {
            now = new Loaded(generation.number(), new ConcurrentHashMap<>());
            loaded = now;
        }
        return now.words.computeIfAbsent(locale, l -> Words.load(generation, l));
    }
}
