package org.twisterp.runtime.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.twisterp.ledger.PostingRule;

/** Read the merged trees of an entity's definitions into records; labels come from {@code words}. */
final class Readers {

    private final EntityDefinition entity;
    private final Function<String, String> words;

    /** Take the entity and the way from a key like {@code section.terms} to its words. */
    Readers(EntityDefinition entity, Function<String, String> words) {
        this.entity = entity;
        this.words = words;
    }

    FormDefinition form(Layers.Merged merged) {
        if (!merged.found()) {
            return plainForm(merged.hash());
        }
        DefinitionTree tree = merged.reader();
        FormDefinition form = new FormDefinition(
                fields(tree, "head"),
                tree.each(
                        "sections",
                        section -> new FormDefinition.Section(
                                section.text("id"),
                                words.apply("section." + section.text("id")),
                                fields(section, "fields"))),
                tree.each("lines", this::grid),
                fields(tree, "totals"),
                fields(tree, "facts"),
                merged.hash());
        tree.end();
        return form;
    }

    ListDefinition list(Layers.Merged merged) {
        DefinitionTree tree = merged.reader();
        List<FieldDefinition> columns = fields(tree, "columns");
        List<ListDefinition.View> views = new ArrayList<>(tree.each(
                "views",
                view -> new ListDefinition.View(
                        view.text("id"), words.apply("view." + view.text("id")), view.text("filter", ""))));
        if (views.stream().noneMatch(view -> view.filter().isEmpty())) {
            views.addFirst(new ListDefinition.View("all", words.apply("view.all"), ""));
        }
        List<String> search = names(tree, "search");
        ListDefinition list = new ListDefinition(
                columns.isEmpty() ? plainColumns() : columns,
                views,
                tree.text(
                        "sort",
                        entity.isDocument() || entity.naturalCode().isEmpty() ? "-createdAt" : entity.naturalCode()),
                search.isEmpty() ? plainSearch() : search,
                tree.text("status", entity.isDocument() ? "status" : ""),
                merged.hash());
        tree.end();
        return list;
    }

    WorkflowDefinition workflow(Layers.Merged merged) {
        DefinitionTree tree = merged.reader();
        String initial = tree.text("initial", "draft");
        List<String> states = tree.texts("states");
        WorkflowDefinition workflow = new WorkflowDefinition(
                initial,
                states,
                tree.each("transitions", this::transition),
                tree.each(
                        "approvals", step -> new WorkflowDefinition.Approval(step.text("role"), step.text("when", ""))),
                tree.one("edit", edit -> new WorkflowDefinition.Edit(edit.texts("states"), roles(edit))),
                tree.one("create", Readers::roles),
                tree.one("read", Readers::roles),
                tree.text("number", ""),
                merged.hash());
        tree.end();
        checkStates(workflow, merged.file());
        return workflow;
    }

    PostingRule posting(Layers.Merged merged) {
        DefinitionTree tree = merged.reader();
        String date = tree.text("date", "postingDate");
        PostingRule rule = new PostingRule(
                tree.text("journal"),
                date,
                tree.text("documentDate", "documentDate"),
                tree.text("taxDate", "taxDate"),
                tree.text("narration", "narration"),
                tree.flag("manual"),
                tree.each(
                        "lines",
                        line -> new PostingRule.Line(
                                line.textOrNull("each"),
                                line.textOrNull("debit"),
                                line.textOrNull("credit"),
                                line.text("amount"),
                                line.textOrNull("functional"),
                                line.texts("dimensions"),
                                line.textOrNull("party"),
                                line.textOrNull("due"),
                                line.textOrNull("installments"),
                                line.textOrNull("when"))));
        tree.end();
        return rule;
    }

    private WorkflowDefinition.Transition transition(DefinitionTree tree) {
        String action = tree.text("action");
        List<WorkflowDefinition.Argument> arguments =
                tree.has("arguments") ? tree.each("arguments", this::argument) : usualArguments(action);
        return new WorkflowDefinition.Transition(
                action,
                words.apply("action." + action),
                tree.texts("from"),
                tree.text("to", ""),
                roles(tree),
                arguments);
    }

    private WorkflowDefinition.Argument argument(DefinitionTree tree) {
        String name = tree.text("name");
        String type = tree.text("type", "text").toUpperCase(Locale.ROOT).replace('-', '_');
        List<FieldDefinition.Choice> choices = tree.texts("choices").stream()
                .map(code -> new FieldDefinition.Choice(code, words.apply("choice." + name + "." + code)))
                .toList();
        return argument(name, FieldType.valueOf(type), tree.flag("required"), choices);
    }

    private WorkflowDefinition.Argument argument(
            String name, FieldType type, boolean required, List<FieldDefinition.Choice> choices) {
        return new WorkflowDefinition.Argument(name, words.apply("argument." + name), type, required, choices);
    }

    private List<WorkflowDefinition.Argument> usualArguments(String action) {
        return switch (action) {
            case "approve" -> List.of(argument("comment", FieldType.LONG_TEXT, false, List.of()));
            case "reject" -> List.of(argument("reason", FieldType.LONG_TEXT, true, List.of()));
            case "cancel" -> List.of(argument("reason", FieldType.LONG_TEXT, false, List.of()));
            case "reverse" ->
                List.of(
                        argument("date", FieldType.DATE, false, List.of()),
                        argument("reason", FieldType.LONG_TEXT, false, List.of()));
            default -> List.of();
        };
    }

    private void checkStates(WorkflowDefinition workflow, String file) {
        for (WorkflowDefinition.Transition transition : workflow.transitions()) {
            List<String> named = new ArrayList<>(transition.from());
            if (!transition.to().isEmpty()) {
                named.add(transition.to());
            }
            if (!workflow.states().containsAll(named)) {
                throw new IllegalArgumentException(
                        file + ": transition " + transition.action() + " names an unknown state");
            }
        }
        if (entity.isDocument() && !workflow.states().contains(workflow.initial())) {
            throw new IllegalArgumentException(file + ": initial is not one of the states");
        }
    }

    private FormDefinition.Grid grid(DefinitionTree tree) {
        FieldDefinition field = known(tree, "field", tree.text("field"));
        List<FieldDefinition> columns = tree.texts("columns").stream()
                .map(name -> field.line(name).orElseThrow(() -> tree.fault("columns", "has the unknown field " + name)))
                .toList();
        return new FormDefinition.Grid(field, columns.isEmpty() ? field.lines() : columns);
    }

    private List<FieldDefinition> fields(DefinitionTree tree, String key) {
        return tree.texts(key).stream().map(name -> known(tree, key, name)).toList();
    }

    private List<String> names(DefinitionTree tree, String key) {
        return fields(tree, key).stream().map(FieldDefinition::name).toList();
    }

    private FieldDefinition known(DefinitionTree tree, String key, String name) {
        return entity.find(name).orElseThrow(() -> tree.fault(key, "has the unknown field " + name));
    }

    private static Set<String> roles(DefinitionTree tree) {
        return new LinkedHashSet<>(tree.texts("roles"));
    }

    private FormDefinition plainForm(String hash) {
        List<FieldDefinition> own = entity.entered().stream()
                .filter(f -> f.type() != FieldType.JSON)
                .toList();
        return new FormDefinition(
                own.stream().filter(f -> f.type() != FieldType.LINES).toList(),
                List.of(),
                own.stream()
                        .filter(f -> f.type() == FieldType.LINES)
                        .map(f -> new FormDefinition.Grid(f, f.lines()))
                        .toList(),
                entity.fields().stream()
                        .filter(f -> f.computed() && f.type() == FieldType.MONEY)
                        .toList(),
                List.of(),
                hash);
    }

    private List<FieldDefinition> plainColumns() {
        return entity.fields().stream()
                .filter(f ->
                        f.type() != FieldType.LINES && f.type() != FieldType.JSON && f.type() != FieldType.LONG_TEXT)
                .filter(f -> f.type() != FieldType.USER && f.type() != FieldType.TIMESTAMP)
                .limit(6)
                .toList();
    }

    private List<String> plainSearch() {
        return List.of("number", "code", "name").stream()
                .filter(name -> entity.find(name).isPresent())
                .toList();
    }
}
