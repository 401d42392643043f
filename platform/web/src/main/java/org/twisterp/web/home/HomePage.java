package org.twisterp.web.home;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.query.ListPage;
import org.twisterp.runtime.query.ListRequest;
import org.twisterp.web.page.Desk;
import org.twisterp.web.parts.Figures;
import org.twisterp.web.parts.Kpi;
import org.twisterp.web.parts.Status;

/** Stand behind "my work": what waits for the person, by entity and by state, out of the same lists as everywhere. */
public final class HomePage {

    private static final int SHOWN = 8;

    private final Desk desk;
    private final List<Kpi> kpis = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Waiting> mine = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();

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
        if (holds(workflow.create())) {
            starts.add(new Start(
                    entity.label(), desk.address().to(entity.id(), "new").toString()));
        }
        boolean approver =
                workflow.transition("approve").map(step -> holds(step.roles())).orElse(false);
        if (approver) {
            count(entity, "submitted", Status.WAITING, waiting);
        }
        boolean poster = workflow.transition("post").map(step -> holds(step.roles())).orElse(false);
        if (poster) {
            count(entity, "approved", Status.APPROVED, null);
        }
        if (holds(workflow.create())) {
            count(entity, "draft", Status.DRAFT, mine);
        }
    }

    private boolean holds(Iterable<String> roles) {
        for (String role : roles) {
            if (desk.call().roles().contains(role)) {
                return true;
            }
        }
        return false;
    }

    private void count(EntityDefinition entity, String state, Status status, @Nullable List<Waiting> into) {
        ListPage page = desk.platform()
                .lists()
                .page(
                        desk.call(),
                        entity.id(),
                        ListRequest.first().where("status==" + state).limitedTo(SHOWN));
        String href = desk.address().to(entity.id(), null) + "?view=" + state;
        kpis.add(new Kpi(
                desk.word("home.count", entity.labelPlural(), label(entity, state)),
                String.valueOf(page.approximateCount()),
                "",
                status,
                href));
        if (into != null) {
            page.rows().forEach(row -> into.add(waiting(entity, row)));
        }
    }

    private static String label(EntityDefinition entity, String state) {
        return entity.find("status").map(field -> field.choiceLabel(state)).orElse(state);
    }

    private Waiting waiting(EntityDefinition entity, ListPage.Row row) {
        Map<String, @Nullable Object> values = row.values();
        String who = values.values().stream()
                .filter(Reference.class::isInstance)
                .map(value -> ((Reference) value).name())
                .findFirst()
                .orElse("");
        String amount = Optional.ofNullable(values.get("amountTotal"))
                .map(value -> Figures.amount((BigDecimal) value, desk.locale()))
                .orElse("");
        String currency = Optional.ofNullable(values.get("currency")).map(Object::toString).orElse("");
        String when = values.values().stream()
                .filter(java.time.LocalDate.class::isInstance)
                .map(day -> Figures.day(day, desk.locale()))
                .findFirst()
                .orElse("");
        return new Waiting(
                entity.label(),
                who,
                when,
                amount,
                currency,
                desk.address().to(entity.id(), row.id().toString()).toString());
    }

    public List<Kpi> getKpis() {
        return kpis.stream().limit(5).toList();
    }

    public List<Waiting> getWaiting() {
        return waiting;
    }

    public List<Waiting> getMine() {
        return mine;
    }

    public List<Start> getStarts() {
        return starts;
    }

    public String getToday() {
        return java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.FULL)
                .withLocale(desk.locale())
                .format(desk.call().businessDate());
    }

    /** Show a document that waits. */
    public record Waiting(String kind, String who, String when, String amount, String currency, String href) {}

    /** Lead to a blank document. */
    public record Start(String label, String href) {}
}
