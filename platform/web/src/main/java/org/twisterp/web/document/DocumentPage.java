package org.twisterp.web.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.action.ActionResult;
import org.twisterp.runtime.action.AvailableAction;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FormDefinition;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.Saved;
import org.twisterp.runtime.json.Json;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.desk.Turn;
import org.twisterp.web.parts.Chip;
import org.twisterp.web.parts.FeedDay;
import org.twisterp.web.parts.Obstacle;
import org.twisterp.web.parts.Status;
import org.twisterp.web.parts.Step;

/** Stand behind the page of one record, of any entity. */
public final class DocumentPage {

    private final Desk desk;
    private final EntityDefinition entity;
    private final FormDefinition definition;
    private final WorkflowDefinition workflow;
    private final String tab;
    private final Aside aside;
    private @Nullable Draft kept;
    private Draft draft;
    private Form form;
    private List<AvailableAction> actions = List.of();
    private List<Obstacle> obstacles = List.of();
    private List<Problem> problems = List.of();
    private List<FeedDay> feed = List.of();
    private List<Entry> entries = List.of();
    private @Nullable AvailableAction asked;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private List<String> missing = List.of();

    /**
     * Open a record, or a blank one when there is no id.
     *
     * @param tab {@code entries} for its journal entries, anything else for the form
     */
    public DocumentPage(Desk desk, String entityId, @Nullable UUID id, String tab) {
        this.desk = desk;
        this.tab = tab;
        this.entity = desk.platform().definitions().entity(desk.call(), entityId);
        this.definition = desk.platform().definitions().form(desk.call(), entityId);
        this.workflow = desk.platform().definitions().workflow(desk.call(), entityId);
        this.draft = id == null
                ? desk.platform().drafts().blank(desk.call(), entityId)
                : desk.platform().drafts().open(desk.call(), entityId, id);
        this.form = new Form(desk, definition, draft, mayEdit());
        this.aside = new Aside(desk, entityId, id);
        this.kept = form.editable() ? aside.find().orElse(null) : null;
        refresh();
    }

    private boolean mayEdit() {
        if (draft.isNew()) {
            return workflow.mayCreate(desk.call().roles());
        }
        return workflow.mayEdit(desk.call().roles())
                && (!entity.isDocument() || workflow.edit().states().contains(draft.status()));
    }

    /** Read again what stands beside the form: actions, timeline, entries. */
    private void refresh() {
        UUID id = draft.id();
        if (id == null) {
            return;
        }
        actions = desk.platform().actions().available(desk.call(), entity.id(), id).stream()
                .filter(action -> Actions.belongs(workflow, action.action(), draft.status()))
                .toList();
        feed = Feed.days(desk, desk.platform().timeline().of(desk.call(), entity.id(), id));
        entries = isPosted()
                ? desk.platform().entries().of(desk.call(), id).stream()
                        .map(entry -> new Entry(desk, entry))
                        .toList()
                : List.of();
    }

    private void reopen(Draft fresh) {
        draft = fresh;
        kept = null;
        form = new Form(desk, definition, draft, mayEdit());
        problems = List.of();
        obstacles = List.of();
        refresh();
    }

    // what the view reads

    public EntityDefinition getEntity() {
        return entity;
    }

    public String getTitle() {
        if (draft.number() != null) {
            return draft.number();
        }
        if (draft.isNew()) {
            return desk.platform()
                    .messages()
                    .entityText(desk.locale(), entity.id(), "entity.new")
                    .orElseGet(() -> desk.word("document.new", entity.label()));
        }
        Object code = draft.base().get("code");
        return code != null ? code.toString() : desk.word("document.draft", entity.label());
    }

    public boolean isDocument() {
        return entity.isDocument();
    }

    /** Tell whether it was never saved. */
    public boolean isBlank() {
        return draft.isNew();
    }

    public boolean isEditable() {
        return form.editable();
    }

    public Chip getChip() {
        return new Chip(Status.of(draft.status()), statusLabel(draft.status()));
    }

    private String statusLabel(String status) {
        return entity.find("status").map(field -> field.choiceLabel(status)).orElse(status);
    }

    public FormDefinition getDefinition() {
        return definition;
    }

    /** Return the cell of a field. */
    public Cell cell(String field) {
        return Objects.requireNonNull(form.cells().get(field), field);
    }

    public List<Cell> getFacts() {
        return draft.isNew()
                ? List.of()
                : definition.facts().stream()
                        .map(field -> cell(field.name()))
                        .filter(cell -> !cell.getText().isBlank())
                        .toList();
    }

    /** Return the grids that lines are typed into; the first stays open. */
    public List<FormDefinition.Grid> getGrids() {
        return definition.lines().stream()
                .filter(grid -> !grid.field().computed())
                .filter(grid -> isEditable() || !form.rows(grid.field().name()).isEmpty())
                .toList();
    }

    /** Return the grids that the record fills by itself, shown small under the first. */
    public List<FormDefinition.Grid> getDigests() {
        return definition.lines().stream()
                .filter(grid -> grid.field().computed())
                .toList();
    }

    /** Return the rows of a grid. */
    public List<Row> rows(String grid) {
        return form.rows(grid);
    }

    /** Return what chooses how fields are drawn. */
    public Widgets getWidgets() {
        return Widgets.ALL;
    }

    /** Return the columns of a grid in which something stands. */
    public List<FieldDefinition> filled(FormDefinition.Grid grid) {
        return grid.columns().stream()
                .filter(column -> rows(grid.field().name()).stream()
                        .anyMatch(row ->
                                !row.getCells().get(column.name()).getText().isEmpty()))
                .toList();
    }

    /** Return the address that finds the records a field may point at. */
    public String lookup(FieldDefinition field) {
        return desk.address().to("lookup", field.refersTo()).toString();
    }

    public String getCurrency() {
        Object currency = draft.get("currency");
        return currency == null
                ? desk.call().company() == null
                        ? ""
                        : desk.call().inCompany().currency().code()
                : currency.toString();
    }

    public int getChanged() {
        return draft.changed();
    }

    /** Return how many changes are not saved, in words; empty when there are none. */
    public String getUnsaved() {
        int changed = draft.changed();
        return changed == 0 ? "" : desk.word(changed == 1 ? "document.unsaved.one" : "document.unsaved", changed);
    }

    /** Return the one action that leads on: the first that is allowed; null when none is. */
    public @Nullable AvailableAction getNext() {
        return actions.stream()
                .filter(AvailableAction::allowed)
                .filter(action -> !Actions.isRetreat(action.action()))
                .findFirst()
                .orElse(null);
    }

    public List<AvailableAction> getOthers() {
        AvailableAction next = getNext();
        return actions.stream().filter(action -> action != next).toList();
    }

    public boolean retreat(String action) {
        return Actions.isRetreat(action);
    }

    /** Return the icon of an action, without prefix. */
    public String icon(String action) {
        return Actions.icon(action);
    }

    /** Return the letter that presses an action outside fields; empty for most. */
    public String key(String action) {
        return Actions.key(action);
    }

    public List<Obstacle> getObstacles() {
        return obstacles;
    }

    public List<Problem> getProblems() {
        return problems;
    }

    public List<FeedDay> getFeed() {
        return feed;
    }

    public List<Step> getSteps() {
        return draft.isNew() || !entity.isDocument()
                ? List.of()
                : Actions.steps(desk, workflow, draft, form, this::statusLabel);
    }

    public List<Entry> getEntries() {
        return entries;
    }

    public boolean isPosted() {
        return "posted".equals(draft.status()) || "reversed".equals(draft.status());
    }

    public String getTab() {
        return tab;
    }

    /** Return the address of the document on paper; empty when there is none. */
    public String getPrintHref() {
        return Actions.print(desk, draft);
    }

    public String getListHref() {
        return desk.address().to(entity.id(), null).toString();
    }

    public @Nullable AvailableAction getAsked() {
        return asked;
    }

    public Map<String, String> getAnswers() {
        return answers;
    }

    /** Tell whether something typed earlier and never saved can be taken back. */
    public boolean isRecoverable() {
        return kept != null;
    }

    // what the person does

    /** Take back what was typed earlier and never saved. */
    public void recover() {
        if (kept != null) {
            reopen(kept);
            preview();
        }
    }

    /** Forget what was typed earlier and never saved. */
    public void forget() {
        aside.forget();
        kept = null;
    }

    /** Compute what the draft would be, after something was typed. */
    public void preview() {
        form.read();
        if (draft.problems().isEmpty()) {
            compute();
            aside.keep(draft);
        }
        form.showViolations(draft.problems(), new ArrayList<>());
        Turn.answer("written", Json.write(form.written()));
    }

    /** Show the figures that follow; they stay as they were while something typed cannot be computed. */
    private void compute() {
        try {
            form.showComputed(
                    desk.platform().drafts().preview(desk.call(), draft).values());
        } catch (RefusalException incomplete) {
            Turn.answer("incomplete", incomplete.refusal().code());
        }
    }

    /** Tell whether saving is what leads on: for a record that was never saved, and for masters. */
    public boolean isSaveFirst() {
        return draft.isNew() || !entity.isDocument();
    }

    private FormDefinition.Grid grid(String field) {
        return definition.lines().stream()
                .filter(grid -> grid.field().name().equals(field))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    /** Add an empty line. */
    public void addLine(String grid) {
        form.read();
        form.add(grid(grid));
    }

    /** Take a line out. */
    public void removeLine(String grid, int index) {
        form.remove(grid(grid), index);
        preview();
    }

    /** Put a block of a spreadsheet into a grid, as the page's script sends it. */
    public void paste() {
        String column = Turn.parameter("column");
        form.paste(
                grid(Turn.parameter("grid")), Integer.parseInt(Turn.parameter("row")), column, Turn.parameter("block"));
        preview();
    }

    /** Save; everything typed stays when it is refused. */
    public boolean save() {
        boolean created = draft.isNew();
        form.read();
        try {
            Saved saved = created
                    ? desk.platform().drafts().create(desk.call(), draft)
                    : desk.platform().drafts().save(desk.call(), draft);
            aside.forget();
            reopen(saved.draft());
            Turn.toast(desk.word("document.saved", getTitle()));
            if (created) {
                Turn.go(desk.address().to(entity.id(), saved.id().toString()));
            }
            return true;
        } catch (RefusalException refused) {
            show(refused.refusal());
            return false;
        }
    }

    /** Begin an action: ask for what it takes, or run it. */
    public void begin(String name) {
        AvailableAction action = actions.stream()
                .filter(one -> one.action().equals(name))
                .findFirst()
                .orElse(null);
        if (action == null) {
            return;
        }
        if (action.allowed() && Actions.asks(action)) {
            asked = action;
            answers.clear();
            missing = List.of();
            return;
        }
        run(name, Map.of());
    }

    /** Run the action that asked for something; it asks again while something it needs is missing. */
    public void answer() {
        AvailableAction action = asked;
        if (action == null || isMissing()) {
            return;
        }
        Map<String, Object> given = new LinkedHashMap<>();
        answers.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                given.put(name, Actions.argument(action, name, text, desk));
            }
        });
        asked = null;
        run(action.action(), given);
    }

    private boolean isMissing() {
        missing = asked == null
                ? List.of()
                : asked.arguments().stream()
                        .filter(WorkflowDefinition.Argument::required)
                        .map(WorkflowDefinition.Argument::name)
                        .filter(name -> answers.getOrDefault(name, "") == null
                                || answers.getOrDefault(name, "").isBlank())
                        .toList();
        return !missing.isEmpty();
    }

    /** Tell whether an answer that is needed is missing. */
    public boolean missing(String name) {
        return missing.contains(name);
    }

    public void dismiss() {
        asked = null;
    }

    private void run(String action, Map<String, Object> arguments) {
        if (isEditable() && dirty() && !save()) {
            return;
        }
        try {
            ActionResult done = desk.platform()
                    .actions()
                    .run(
                            desk.call(),
                            entity.id(),
                            Objects.requireNonNull(draft.id()),
                            draft.baseVersion(),
                            action,
                            arguments);
            reopen(done.document());
            String now = entity.isDocument() ? statusLabel(draft.status()) : Actions.label(actions, action);
            Turn.toast(desk.word("document.done", getTitle(), now));
        } catch (RefusalException refused) {
            show(refused.refusal());
        }
    }

    private boolean dirty() {
        form.read();
        return draft.changed() > 0 || !draft.problems().isEmpty();
    }

    private void show(Refusal refusal) {
        List<Violation> elsewhere = new ArrayList<>();
        List<Form.Wrong> wrong = form.showViolations(refusal.violations(), elsewhere);
        List<Problem> found = wrong.stream()
                .map(one -> new Problem(
                        one.cell().getLabel(), Objects.requireNonNull(one.cell().getError()), one.id()))
                .collect(Collectors.toCollection(ArrayList::new));
        elsewhere.forEach(violation -> found.add(new Problem("", form.text(violation), "")));
        if (refusal.violations().isEmpty() && refusal.blockers().isEmpty()) {
            found.add(new Problem("", desk.text(refusal.code(), refusal.arguments()), ""));
        }
        obstacles = refusal.blockers().stream()
                .map(blocker -> Actions.obstacle(desk, blocker))
                .toList();
        problems = found;
    }

    /**
     * Say what is wrong in the summary on top.
     *
     * @param label name of the field; empty when it is none
     * @param target id of the field inside the form; empty when it is none
     */
    public record Problem(String label, String text, String target) {}
}
