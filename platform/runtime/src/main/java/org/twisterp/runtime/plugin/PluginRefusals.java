package org.twisterp.runtime.plugin;

import java.util.List;
import org.twisterp.kernel.Blocker;

/** Word why a plugin is not taken in or out. */
final class PluginRefusals {

    private PluginRefusals() {}

    static Blocker broken(String plugin, String reason) {
        return of("plugin.broken", "plugin", plugin, "reason", reason);
    }

    static Blocker clash(String plugin, String name) {
        return of("plugin.clash", "plugin", plugin, "name", name);
    }

    static Blocker requires(String plugin, String missing) {
        return of("plugin.requires", "plugin", plugin, "requires", missing);
    }

    static Blocker builtIn(String plugin) {
        return of("plugin.built-in", "plugin", plugin);
    }

    private static Blocker of(String code, Object... pairs) {
        return Blocker.of(code, Blocker.Kind.CONFLICT, List.of(), pairs);
    }
}
