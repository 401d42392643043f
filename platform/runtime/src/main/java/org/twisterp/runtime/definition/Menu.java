package org.twisterp.runtime.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.runtime.plugin.LoadedPlugin;
import org.twisterp.spi.Call;
import org.twisterp.spi.Query;

/** Put the menus of all plugins together and leave out what the caller may not see. */
final class Menu {

    private record Wanted(String module, String icon, List<MenuModule.Entry> entries) {}

    private final Definitions definitions;
    private final Generation generation;
    private final Messages messages;

    Menu(Definitions definitions, Generation generation, Messages messages) {
        this.definitions = definitions;
        this.generation = generation;
        this.messages = messages;
    }

    List<MenuModule> of(Call call) {
        Map<String, MenuModule> modules = new LinkedHashMap<>();
        for (LoadedPlugin plugin : generation.plugins()) {
            DefinitionTree tree = definitions
                    .merged(call, "menu", plugin.id(), plugin.plugin().getClass())
                    .reader();
            List<Wanted> wanted = tree.each(
                    "modules",
                    module -> new Wanted(
                            module.text("id"),
                            module.text("icon", "folder"),
                            module.each("entries", entry -> entry(call, plugin, entry)).stream()
                                    .flatMap(Optional::stream)
                                    .toList()));
            tree.end();
            wanted.forEach(module -> add(modules, call, plugin, module));
        }
        return modules.values().stream().filter(m -> !m.entries().isEmpty()).toList();
    }

    private void add(Map<String, MenuModule> modules, Call call, LoadedPlugin plugin, Wanted wanted) {
        MenuModule known = modules.get(wanted.module());
        List<MenuModule.Entry> entries = new ArrayList<>(known == null ? List.of() : known.entries());
        entries.addAll(wanted.entries());
        String label = known != null
                ? known.label()
                : messages.pluginText(call.locale(), plugin.id(), "menu." + wanted.module())
                        .orElse(wanted.module());
        modules.put(
                wanted.module(),
                new MenuModule(wanted.module(), label, known == null ? wanted.icon() : known.icon(), entries));
    }

    private Optional<MenuModule.Entry> entry(Call call, LoadedPlugin plugin, DefinitionTree tree) {
        String entity = tree.text("entity", "");
        String query = tree.text("query", "");
        String page = tree.text("page", "");
        if (!entity.isEmpty()) {
            return Optional.of(entity)
                    .filter(id -> generation.entityClass(id).isPresent())
                    .filter(id -> definitions.workflow(call, id).mayRead(call.roles()))
                    .map(id -> new MenuModule.Entry(
                            definitions.entity(call, id).labelPlural(), MenuModule.Kind.ENTITY, id));
        }
        if (!query.isEmpty()) {
            @Nullable Query known = generation.queries().get(query);
            return known != null
                            && (known.roles().stream().anyMatch(call.roles()::contains)
                                    || call.roles().contains(WorkflowDefinition.AUDITOR))
                    ? Optional.of(new MenuModule.Entry(
                            word(call, plugin, "query." + query.substring(query.indexOf('.') + 1), query),
                            MenuModule.Kind.QUERY,
                            query))
                    : Optional.empty();
        }
        return Optional.of(new MenuModule.Entry(
                word(call, plugin, "page." + page, page), MenuModule.Kind.PAGE, plugin.id() + "." + page));
    }

    private String word(Call call, LoadedPlugin plugin, String key, String absent) {
        return messages.pluginText(call.locale(), plugin.id(), key).orElse(absent);
    }
}
