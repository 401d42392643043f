package org.twisterp.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.spi.Stored;

/** Compare the fields that form.yaml and list.yaml name with those that the class has. */
final class NamedFields {

    private final PluginResources resources;
    private final Class<? extends Stored> type;
    private final Shape shape;
    private final List<String> unknown = new ArrayList<>();

    NamedFields(PluginResources resources, Class<? extends Stored> type) {
        this.resources = resources;
        this.type = type;
        this.shape = Shape.of(type);
    }

    List<String> unknown() {
        Map<String, Object> form = resources.yaml(type, "form.yaml");
        List.of("head", "totals", "facts").forEach(key -> check("form.yaml", shape, form.get(key)));
        PluginResources.maps(form.get("sections")).forEach(section -> check("form.yaml", shape, section.get("fields")));
        for (Map<?, ?> grid : PluginResources.maps(form.get("lines"))) {
            String field = String.valueOf(grid.get("field"));
            Optional<Shape> lines = shape.find(field).map(Shape.Slot::lines);
            lines.ifPresentOrElse(
                    line -> check("form.yaml " + field, line, grid.get("columns")),
                    () -> unknown.add(type.getSimpleName() + " form.yaml: no lines " + field));
        }
        Map<String, Object> list = resources.yaml(type, "list.yaml");
        List.of("columns", "search").forEach(key -> check("list.yaml", shape, list.get(key)));
        checkSort(String.valueOf(list.getOrDefault("sort", "")));
        if (form.isEmpty() || list.isEmpty()) {
            unknown.add(type.getSimpleName() + ": form.yaml or list.yaml is missing");
        }
        return unknown;
    }

    private void checkSort(String sort) {
        for (String key : new TreeSet<>(List.of(sort.split(",")))) {
            String field = key.startsWith("-") ? key.substring(1) : key;
            if (!field.isEmpty() && shape.find(field).isEmpty()) {
                unknown.add(type.getSimpleName() + " list.yaml: sort by " + field);
            }
        }
    }

    private void check(String file, Shape of, Object names) {
        for (String name : PluginResources.texts(names)) {
            if (of.find(name).isEmpty()) {
                unknown.add(type.getSimpleName() + " " + file + ": no field " + name);
            }
        }
    }
}
