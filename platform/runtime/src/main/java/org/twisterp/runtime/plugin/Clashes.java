package org.twisterp.runtime.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twisterp.kernel.Refusal;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Stored;

/** Find what keeps a plugin from standing beside others: names taken twice or not its own, a broken list. */
final class Clashes {

    private Clashes() {}

    /** Return why a plugin cannot join; empty when it can. */
    static Optional<Refusal> find(LoadedPlugin candidate, List<LoadedPlugin> others) {
        try {
            return candidate.id().equals(candidate.plugin().id())
                    ? names(candidate, others)
                    : Optional.of(Refusal.blocked(PluginRefusals.broken(
                            candidate.id(),
                            "its class says it is " + candidate.plugin().id())));
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(Refusal.blocked(PluginRefusals.broken(candidate.id(), e.toString())));
        }
    }

    private static Optional<Refusal> names(LoadedPlugin candidate, List<LoadedPlugin> others) {
        Set<String> taken = new HashSet<>();
        for (LoadedPlugin other : others) {
            taken.add("plugin " + other.id());
            taken.addAll(names(other.plugin()));
        }
        List<String> own = new ArrayList<>(names(candidate.plugin()));
        own.add("plugin " + candidate.id());
        for (String name : own) {
            if (!taken.add(name)) {
                return Optional.of(Refusal.blocked(PluginRefusals.clash(candidate.id(), name)));
            }
        }
        return own.stream()
                .filter(name -> name.startsWith("entity ") || name.startsWith("query "))
                .map(name -> name.substring(name.indexOf(' ') + 1))
                .filter(name -> !name.startsWith(candidate.id() + "."))
                .findFirst()
                .map(name -> Refusal.blocked(PluginRefusals.broken(candidate.id(), name + " is not named after it")));
    }

    private static List<String> names(ErpPlugin plugin) {
        List<String> names = new ArrayList<>();
        for (Class<? extends Stored> type : plugin.entities()) {
            EntityName name = type.getAnnotation(EntityName.class);
            if (name == null) {
                throw new IllegalStateException(type.getName() + " has no @EntityName");
            }
            names.add("entity " + name.value());
        }
        plugin.queries().forEach(query -> names.add("query " + query.name()));
        plugin.actions().forEach(action -> names.add("action " + action.entity() + " " + action.name()));
        plugin.guards().forEach(guard -> java.util.Objects.requireNonNull(guard.entity()));
        plugin.pages().keySet().forEach(page -> names.add("page " + plugin.id() + " " + page));
        return names;
    }
}
