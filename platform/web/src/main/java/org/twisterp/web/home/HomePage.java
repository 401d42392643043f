package org.twisterp.web.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.MenuModule;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.query.ListPage;
import org.twisterp.runtime.query.ListRequest;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.parts.Figures;
import org.twisterp.web.parts.Kpi;
import org.twisterp.web.parts.Status;

/** Stand behind "my work": what waits for the person, by entity and by state, out of the same lists as everywhere. */
public final class HomePage {

    private static final int SHOWN = 6;

    private final Desk desk;
    private final Work waiting = new Work();
    private final Work ready = new Work();
    private final Work mine = new Work();
    private final List<Kpi> kpis = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private boolean approver;
    private boolean poster;

    public HomePage(Desk desk) {
        this.desk = desk;
        for (EntityDefinition entity : desk.platform().definitions().entities(desk.call())) {
            if (entity.isDocument()) {
                look(entity);
            }
        }
    }

    private void look(EntityDefinition entity) {
        WorkflowDefinition workflow = desk.platform().definitions().workflow(desk.call(), entity.id());
        boolean creator = workflow.mayCreate(desk.call().roles());
        if (creator) {
            starts.add(new Start(
                    desk.platform()
                            .messages()
                            .entityText(desk.locale(), entity.id(), "entity.new")
                            .orElse(entity.label()),
                    desk.address().to(entity.id(), "new").toString(),
                    "plus"));
        }
        if (holds(workflow, "approve")) {
            approver = true;
            count(entity, "submitted", Status.WAITING, waiting);
        }
        if (holds(workflow, "post")) {
            poster = true;
            count(entity, "approved", Status.APPROVED, ready);
        }
        if (creator) {
            count(entity, "draft", Status.DRAFT, mine);
        }
    }

    private boolean holds(WorkflowDefinition workflow, String action) {
        return workflow.transition(action)
                .map(step -> step.roles().stream().anyMatch(desk.call().roles()::contains))
                .orElse(false);
    }

    private void count(EntityDefinition entity, String state, Status status, Work into) {
        ListPage page = desk.platform()
                .lists()
                .page(
                        desk.call(),
                        entity.id(),
                        ListRequest.first()
                                .where("status==" + state + (into == mine ? ";createdBy==" + me() : ""))
                                .limitedTo(SHOWN));
        into.count += page.approximateCount();
        page.rows().forEach(row -> into.add(waiting(entity, row)));
        kpis.add(new Kpi(
                entity.labelPlural(),
                String.valueOf(page.approximateCount()),
                entity.find("status").map(field -> field.choiceLabel(state)).orElse(state),
                status,
                listHref(entity, state)));
    }

    private String me() {
        return "'" + desk.call().user().login() + "'";
    }

    /** Lead to the view of the list that shows the state. */
    private String listHref(EntityDefinition entity, String state) {
        String href = desk.address().to(entity.id(), null).toString();
        return desk.platform().definitions().list(desk.call(), entity.id()).views().stream()
                .filter(view -> view.filter().equals("status==" + state))
                .map(view -> href + "?view=" + view.id())
                .findFirst()
                .orElse(href);
    }

    private Waiting waiting(EntityDefinition entity, ListPage.Row row) {
        Map<String, @Nullable Object> values = row.values();
        String who = values.values().stream()
                .filter(Reference.class::isInstance)
                .map(value -> ((Reference) value).name())
                .findFirst()
                .or(() -> Optional.ofNullable(values.get("narration")).map(Object::toString))
                .orElse("");
        String amount = values.entrySet().stream()
                .filter(value -> value.getKey().startsWith("amount") && value.getValue() instanceof BigDecimal)
                .map(value -> desk.money((BigDecimal) value.getValue(), values.get("currency")))
                .reduce((first, last) -> last)
                .orElse("");
        String when = values.values().stream()
                .filter(LocalDate.class::isInstance)
                .map(day -> Figures.day(day, desk.locale()))
                .findFirst()
                .orElse("");
        Object number = values.get("number");
        Object reference = values.get("supplierReference");
        return new Waiting(
                number != null ? number.toString() : entity.label() + (reference == null ? "" : " " + reference),
                who,
                when,
                amount,
                Optional.ofNullable(values.get("currency"))
                        .map(Object::toString)
                        .orElse(""),
                desk.address().to(entity.id(), row.id().toString()).toString());
    }

    public List<Kpi> getKpis() {
        return kpis.stream()
                .sorted((a, b) -> a.status().ordinal() - b.status().ordinal())
                .limit(6)
                .toList();
    }

    public boolean isApprover() {
        return approver;
    }

    public boolean isPoster() {
        return poster;
    }

    public List<Waiting> getWaiting() {
        return waiting.shown;
    }

    public long getWaitingCount() {
        return waiting.count;
    }

    public List<Waiting> getReady() {
        return ready.shown;
    }

    public long getReadyCount() {
        return ready.count;
    }

    public List<Waiting> getMine() {
        return mine.shown;
    }

    public long getMineCount() {
        return mine.count;
    }

    /** Tell whether the person has nothing to do here, for instance because the roles only read. */
    public boolean isIdle() {
        return !approver && !poster && mine.shown.isEmpty();
    }

    public List<Start> getStarts() {
        return starts;
    }

    /** Return the reports the person may read, as the menu names them. */
    public List<Place> getPlaces() {
        List<Start> reports = desk.platform().definitions().menu(desk.call()).stream()
                .flatMap(module -> module.entries().stream())
                .filter(entry -> entry.kind() == MenuModule.Kind.QUERY)
                .map(entry -> new Start(
                        entry.label(),
                        desk.address().to("queries", entry.target()).toString(),
                        "chart-bar"))
                .toList();
        return reports.isEmpty() ? List.of() : List.of(new Place(desk.word("home.reports"), reports));
    }

    public String getToday() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(desk.locale())
                .format(desk.call().businessDate());
    }

    /** Gather documents in one state over all entities. */
    private static final class Work {

        private final List<Waiting> shown = new ArrayList<>();
        private long count;

        void add(Waiting one) {
            if (shown.size() < SHOWN) {
                shown.add(one);
            }
        }
    }

    /** Show a document that waits. */
    public record Waiting(String title, String who, String when, String amount, String currency, String href) {}

    /** Lead to a page. */
    public record Start(String label, String href, String icon) {}

    /** Gather pages under a heading. */
    public record Place(String label, List<Start> entries) {}
}
