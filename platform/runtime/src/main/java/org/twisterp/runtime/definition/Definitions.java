package org.twisterp.runtime.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.ledger.PostingRule;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.runtime.plugin.LoadedPlugin;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.spi.Call;
import org.twisterp.spi.Stored;

/** Know what is configurable: derived from classes, arranged by YAML, merged over core, pack, group and company. */
public final class Definitions {

    private final Plugins plugins;
    private final Messages messages;
    private final Overlays overlays;
    private final Layers layers;
    private final Conditions conditions = new Conditions();
    private volatile Kept kept = new Kept(-1, Map.of(), Map.of());

    private record Kept(long generation, Map<String, Shape> shapes, Map<Key, Object> definitions) {}

    private record Key(
            String group, @Nullable UUID company, String overlays, Locale locale, String kind, String name) {}

    /** Take the packs' folder and the way to know the pack of a group. */
    public Definitions(
            Plugins plugins,
            Messages messages,
            UnitsOfWork units,
            Path packsDir,
            Function<String, String> packOfGroup) {
        this.plugins = plugins;
        this.messages = messages;
        this.overlays = new Overlays(units);
        this.layers = new Layers(packsDir, packOfGroup);
    }

    /** Return an entity; refuses {@code record.not-found} when unknown. */
    public EntityDefinition entity(Call call, String id) {
        return keep(call, "entity", id, () -> {
            Generation generation = plugins.generation();
            return new Derivation(messages, call.locale(), id)
                    .derive(shape(id), generation.pluginOf(id).id(), states(call, id));
        });
    }

    /**
     * Return an entity that the caller may read where the call acts; refuses {@code record.not-found} otherwise, in the
     * same words. What belongs to a company is read in a company.
     */
    public EntityDefinition visible(Call call, String id) {
        EntityDefinition entity = entity(call, id);
        boolean elsewhere = entity.ofCompany() && call.company() == null;
        if (elsewhere || !workflow(call, id).mayRead(call.roles())) {
            throw Refusal.notFound().exception();
        }
        return entity;
    }

    public FormDefinition form(Call call, String id) {
        return keep(call, "form", id, () -> readers(call, id).form(merged(call, "form", id)));
    }

    public ListDefinition list(Call call, String id) {
        return keep(call, "list", id, () -> readers(call, id).list(merged(call, "list", id)));
    }

    public WorkflowDefinition workflow(Call call, String id) {
        return keep(call, "workflow", id, () -> {
            WorkflowDefinition workflow = readers(call, id).workflow(merged(call, "workflow", id));
            workflow.approvals().stream()
                    .filter(step -> !step.when().isEmpty())
                    .forEach(step -> conditions.check(step.when(), entity(call, id)));
            return workflow;
        });
    }

    /** Return the posting rule of a document; empty when it has none. */
    public Optional<PostingRule> posting(Call call, String id) {
        return keep(call, "posting", id, () -> {
            Layers.Merged merged = merged(call, "posting", id);
            return merged.found() ? Optional.of(readers(call, id).posting(merged)) : Optional.empty();
        });
    }

    /** Return the modules of the menu with what the caller may see. */
    public List<MenuModule> menu(Call call) {
        return new Menu(this, plugins.generation(), messages).of(call);
    }

    /** Return all roles of all plugins. */
    public List<RoleDefinition> roles(Call call) {
        List<RoleDefinition> roles = new ArrayList<>();
        for (LoadedPlugin plugin : plugins.generation().plugins()) {
            Layers.Merged merged =
                    merged(call, "roles", plugin.id(), plugin.plugin().getClass());
            DefinitionTree tree = merged.reader();
            roles.addAll(tree.each("roles", role -> {
                String id = role.text("id");
                String label = role.text("label", id);
                return new RoleDefinition(
                        id, messages.find(call.locale(), "role." + id).orElse(label));
            }));
            tree.end();
        }
        return roles;
    }

    /** Return the entities that the caller may read, in the order of the plugins. */
    public List<EntityDefinition> entities(Call call) {
        return plugins.generation().entities().stream()
                .filter(id -> workflow(call, id).mayRead(call.roles()))
                .map(id -> entity(call, id))
                .toList();
    }

    /** Read every definition of every plugin, so that what is wrong is found now; the first fault is thrown. */
    public void verify(Call call) {
        for (String id : plugins.generation().entities()) {
            form(call, id);
            list(call, id);
            workflow(call, id);
            posting(call, id);
        }
        roles(call);
        menu(call);
    }

    /** Return the shape of an entity class; hold it no longer than the call. */
    public Shape shape(String id) {
        Map<String, Shape> shapes = kept().shapes;
        Shape known = shapes.get(id);
        if (known == null) {
            Class<? extends Stored> type = plugins.generation().entityClass(id).orElseThrow(() -> Refusal.notFound()
                    .exception());
            known = Shape.of(type);
            shapes.put(id, known);
        }
        return known;
    }

    public Conditions conditions() {
        return conditions;
    }

    /** Return the generation whose definitions these are, leased on this thread or current. */
    public Generation generation() {
        return plugins.generation();
    }

    /** Return one hash over all that decides how a document behaves: entity, workflow and posting. */
    public String version(Call call, String id) {
        return keep(call, "version", id, () -> {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            parts.put("entity", entity(call, id).version());
            parts.put("workflow", workflow(call, id).version());
            parts.put("posting", merged(call, "posting", id).hash());
            return Merge.hash(parts);
        });
    }

    Layers.Merged merged(Call call, String kind, String name, Class<?> beside) {
        return layers.merge(call, plugins.generation(), overlays.at(call), kind, name, beside);
    }

    private Layers.Merged merged(Call call, String kind, String id) {
        return merged(call, kind, id, shape(id).type());
    }

    private List<String> states(Call call, String id) {
        return merged(call, "workflow", id).tree().get("states") instanceof List<?> states
                ? states.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Readers readers(Call call, String id) {
        return new Readers(entity(call, id), key -> messages.entityText(call.locale(), id, key)
                .orElseGet(() -> words(key)));
    }

    private static String words(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1).replace('-', ' ');
        return last.isEmpty() ? key : Character.toUpperCase(last.charAt(0)) + last.substring(1);
    }

    @SuppressWarnings("unchecked")
    private <T> T keep(Call call, String kind, String name, Supplier<T> make) {
        UUID company = call.company() == null ? null : call.inCompany().id();
        Key key = new Key(call.group(), company, overlays.at(call).hash(), call.locale(), kind, name);
        Map<Key, Object> definitions = kept().definitions;
        Object known = definitions.get(key);
        if (known == null) {
            known = make.get();
            definitions.put(key, known);
        }
        return (T) known;
    }

    private Kept kept() {
        long generation = plugins.generation().number();
        Kept now = kept;
        if (now.generation != generation) {
            now = new Kept(generation, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            kept = now;
        }
        return now;
    }
}
