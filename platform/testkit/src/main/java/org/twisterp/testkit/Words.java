package org.twisterp.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.spi.Document;
import org.twisterp.spi.Query;
import org.twisterp.spi.Stored;

/** Find the words of an entity or a query that nobody wrote. */
final class Words {

    /** Fields that the platform itself has words for. */
    private static final Set<String> OF_THE_PLATFORM = Set.of(
            "custom",
            "createdBy",
            "createdAt",
            "changedBy",
            "changedAt",
            "submittedBy",
            "postedBy",
            "postedAt",
            "definitionVersion");

    private final PluginResources resources;
    private final Class<? extends Stored> type;
    private final Map<String, String> words;
    private final List<String> missing = new ArrayList<>();

    Words(PluginResources resources, Class<? extends Stored> type) {
        this.resources = resources;
        this.type = type;
        this.words = resources.words(type);
    }

    List<String> missing() {
        need("entity");
        need("entity.plural");
        fields(Shape.of(type), "");
        Map<String, Object> workflow = resources.yaml(type, "workflow.yaml");
        if (Document.class.isAssignableFrom(type)) {
            PluginResources.texts(workflow.get("states")).forEach(state -> need("choice.status." + state));
        }
        PluginResources.maps(workflow.get("transitions")).forEach(t -> need("action." + t.get("action")));
        PluginResources.maps(resources.yaml(type, "form.yaml").get("sections"))
                .forEach(section -> need("section." + section.get("id")));
        PluginResources.maps(resources.yaml(type, "list.yaml").get("views"))
                .forEach(view -> need("view." + view.get("id")));
        return missing;
    }

    private void fields(Shape shape, String prefix) {
        for (Shape.Slot slot : shape.slots()) {
            if (prefix.isEmpty() && OF_THE_PLATFORM.contains(slot.name())) {
                continue;
            }
            need("field." + prefix + slot.name());
            slot.choices().forEach(choice -> need("choice." + prefix + slot.name() + "." + Shape.code(choice)));
            if (slot.lines() != null) {
                fields(slot.lines(), slot.name() + ".");
            }
        }
    }

    private void need(String key) {
        if (words.getOrDefault(key, "").isBlank()) {
            missing.add(type.getSimpleName() + ": " + key);
        }
    }

    /** Return the words of a query that its plugin's messages lack. */
    static List<String> missing(Query query, Map<String, String> words) {
        String key = "query." + query.name().substring(query.name().indexOf('.') + 1);
        List<String> keys = new ArrayList<>(List.of(key));
        query.parameters().forEach(parameter -> keys.add(key + ".param." + parameter.name()));
        query.columns().forEach(column -> keys.add(key + ".column." + column.name()));
        keys.removeIf(words::containsKey);
        return keys;
    }
}
