package org.twisterp.runtime.plugin;

import java.util.List;
import org.twisterp.spi.ErpPlugin;

/**
 * Hold a plugin with what loaded it.
 *
 * @param id first part of its entity names
 * @param version version of its jar; the platform's own for built-in ones
 * @param plugin what it brings
 * @param requires ids of the plugins it builds on
 * @param builtIn true for what the platform itself brings
 */
public record LoadedPlugin(String id, String version, ErpPlugin plugin, List<String> requires, boolean builtIn) {

    public LoadedPlugin {
        requires = List.copyOf(requires);
    }

    /** Return the loader of its classes and of the resources beside them. */
    public ClassLoader loader() {
        return plugin.getClass().getClassLoader();
    }
}
