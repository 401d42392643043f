package org.twisterp.runtime.message;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.plugin.Plugins;

/** Find the words of a code or a name in the language of the caller. */
public final class Messages {

    public Messages(Plugins plugins) {}

    /** Return the text of a refusal, violation or blocker code with its arguments filled in; the code itself when unknown. */
    public String text(Locale locale, String code, Map<String, ? extends @Nullable Object> arguments) {
        throw new UnsupportedOperationException();
    }

    /** Return a text of an entity: keys entity, entity.plural, field.NAME, choice.FIELD.VALUE, action.NAME, section.ID, ... */
    public Optional<String> entityText(Locale locale, String entity, String key) {
        throw new UnsupportedOperationException();
    }

    /** Return a text of the runtime, ledger or a plugin's root by key. */
    public Optional<String> find(Locale locale, String key) {
        throw new UnsupportedOperationException();
    }
}
