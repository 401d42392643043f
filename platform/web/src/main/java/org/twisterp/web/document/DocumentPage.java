package org.twisterp.web.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
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
import org.twisterp.runtime.draft.DraftLine;
import org.twisterp.runtime.draft.Preview;
import org.twisterp.runtime.draft.Saved;
import org.twisterp.web.page.Desk;
import org.twisterp.web.page.Turn;
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
    private Draft draft;
    private Form form;
    private List<AvailableAction> actions = List.of();
    private List<Obstacle> obstacles = List.of();
    private List<String> problems = List.of();
    private List<FeedDay> feed = List.of();
    private List<Map<String, @Nullable Object>> entries = List.of();
    private String tab = "form";
    private @Nullable AvailableAction asked;
    private final Map<String, String> answers = new LinkedHashMap<>();

    /** Open a record, or a blank one when there is no id. */
    public DocumentPage(Desk desk, String entityId, @Nullable UUID id) {
        this.desk = desk;
        this.entity = desk.platform().definitions().entity(desk.call(), entityId);
        this.definition = desk.platform().definitions().form(desk.call(), entityId);
        this.workflow = desk.platform().definitions().workflow(desk.call(), entityId);
        this.draft = id == null
                ? desk.platform().drafts().blank(desk.call(), entityId)
                : desk.platform().drafts().open(desk.call(), entityId, id);
        this.form = new Form(desk, definition, draft, mayEdit());
        refresh();
    }

    private boolean mayEdit() {
        boolean role = desk.call().roles().stream()
                .anyMatch(draft.isNew() ? workflow.create()::contains : workflow.edit().roles()::contains);
        return role
                && (!entity.isDocument()
                        || draft.isNew()
                        || workflow.edit().states().contains(draft.status()));
    }

    /** Read again what stands beside the form: actions, timeline, entries. */
    private void refresh() {
        UUID id = draft.id();
        if (id == null) {
            return;
        }
        actions = desk.platform().actions().available(desk.call(), entity.id(), id);
        feed = Feed.days(desk, desk.platform().timeline().of(desk.call(), entity.id(), id));
        entries = entity.isDocument() ? desk.platform().entries().of(desk.call(), id) : List.of();
    }

    private void reopen(Draft fresh) {
        draft = fresh;
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
            return desk.word("document.new", entity.label());
        }
        Object code = draft.base().get("code");
        return code != null ? code.toString() : desk.word("document.draft", entity.label());
    }

    public boolean isDocument() {
        return entity.isDocument();
    }

    public boolean isNew() {
        return draft.isNew();
    }

    public boolean isEditable() {
        return form.cells().values().stream().anyMatch(Cell::isEditable) || mayEdit();
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

    public List<Cell> getHead() {
        return cells(definition.head());
    }

    public List<Cell> getTotals() {
        return cells(definition.totals());
    }

    public List<Cell> getFacts() {
        return cells(definition.facts()).stream()
                .filter(cell -> !cell.getText().isBlank())
                .toList();
    }

    /** Return the cells of a section. */
    public List<Cell> cells(List<FieldDefinition> fields) {
        return fields.stream()
                .map(field -> Objects.requireNonNull(form.cells().get(field.name())))
                .toList();
    }

    /** Return the rows of a grid. */
    public List<Row> rows(FormDefinition.Grid grid) {
        return form.rows(grid.field().name());
    }

    public String getCurrency() {
        Object currency = draft.get("currency");
        return currency == null
                ? desk.call().company() == null ? "" : desk.call().inCompany().currency().code()
                : currency.toString();
    }

    public int getChanged() {
        return draft.changed();
    }

    public List<AvailableAction> getActions() {
        return actions;
    }

    /** Return the one action that leads on: the first that is allowed, else the first. */
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

    public List<Obstacle> getObstacles() {
        return obstacles;
    }

    public List<String> getProblems() {
        return problems;
    }

    public List<FeedDay> getFeed() {
        return feed;
    }

    public List<Step> getSteps() {
        return Actions.steps(desk, workflow, draft, this::statusLabel);
    }

    public List<Map<String, @Nullable Object>> getEntries() {
        return entries;
    }

    public boolean isPosted() {
        return "posted".equals(draft.status()) || "reversed".equals(draft.status());
    }

    public String getTab() {
        return tab;
    }

    public void setTab(String chosen) {
        tab = chosen;
    }

    public String getListHref() {
        return desk.address().to(entity.id(), null).toString();
    }

    /** Return the address of another record. */
    public String href(String otherEntity, Object id) {
        return desk.address().to(otherEntity, id.toString()).toString();
    }

    public @Nullable AvailableAction getAsked() {
        return asked;
    }

    public Map<String, String> getAnswers() {
        return answers;
    }

    // what the person does

    /** Compute what the draft would be, after something was typed. */
    public void preview() {
        form.read();
        Preview preview = desk.platform().drafts().preview(desk.call(), draft);
        form.showComputed(preview.values());
        form.showViolations(draft.problems());
    }

    /** Add an empty line. */
    public void addLine(FormDefinition.Grid grid) {
        form.read();
        form.add(grid);
    }

    /** Take a line out. */
    public void removeLine(FormDefinition.Grid grid, int index) {
        form.read();
        List<DraftLine> lines = draft.lines(grid.field().name());
        if (index < lines.size() && draft.problems().isEmpty()) {
            lines.remove(index);
            form.rebuild();
            form.showComputed(desk.platform().drafts().preview(desk.call(), draft).values());
        } else {
            form.showViolations(draft.problems());
        }
    }

    /** Save; everything typed stays when it is refused. */
    public boolean save() {
        boolean created = draft.isNew();
        form.read();
        form.dropBlank();
        try {
            Saved saved = created
                    ? desk.platform().drafts().create(desk.call(), draft)
                    : desk.platform().drafts().save(desk.call(), draft);
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
        AvailableAction action =
                actions.stream().filter(one -> one.action().equals(name)).findFirst().orElse(null);
        if (action == null) {
            return;
        }
        if (action.allowed() && Actions.asks(action)) {
            asked = action;
            answers.clear();
            return;
        }
        run(name, Map.of());
    }

    /** Run the action that asked for something. */
    public void answer() {
        AvailableAction action = asked;
        if (action != null) {
            Map<String, Object> given = new LinkedHashMap<>();
            answers.forEach((name, text) -> {
                if (text != null && !text.isBlank()) {
                    given.put(name, Actions.argument(action, name, text, desk));
                }
            });
            asked = null;
            run(action.action(), given);
        }
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
                    .run(desk.call(), entity.id(), Objects.requireNonNull(draft.id()), draft.baseVersion(), action, arguments);
            reopen(done.document());
            Turn.toast(desk.word("document.done", getTitle(), statusLabel(draft.status())));
        } catch (RefusalException refused) {
            show(refused.refusal());
        }
    }

    private boolean dirty() {
        form.read();
        return draft.changed() > 0 || !draft.problems().isEmpty();
    }

    private void show(Refusal refusal) {
        List<String> elsewhere = new ArrayList<>();
        List<Violation> left = form.showViolations(refusal.violations());
        left.forEach(violation -> elsewhere.add(desk.text(violation.code(), violation.arguments())));
        obstacles = refusal.blockers().stream().map(this::obstacle).toList();
        if (refusal.violations().isEmpty() && refusal.blockers().isEmpty()) {
            elsewhere.add(desk.text(refusal.code(), refusal.arguments()));
        } else if (!refusal.violations().isEmpty() && left.isEmpty()) {
            elsewhere.add(desk.word("document.problems", refusal.violations().size()));
        }
        problems = elsewhere;
    }

    private Obstacle obstacle(Blocker blocker) {
        return Actions.obstacle(desk, blocker);
    }
}
