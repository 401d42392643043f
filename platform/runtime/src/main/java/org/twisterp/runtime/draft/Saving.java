package org.twisterp.runtime.draft;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.audit.AuditLog;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Document;

/** Save one draft inside one unit of work. */
final class Saving {

    private final Unit unit;
    private final Definitions definitions;
    private final Draft draft;
    private final Checking checking;

    Saving(Unit unit, Definitions definitions, Draft draft) {
        this.unit = unit;
        this.definitions = definitions;
        this.draft = draft;
        this.checking = new Checking(unit, definitions);
    }

    Saved create() {
        Records.Loaded fresh = new Records(definitions).fresh(unit.call(), draft.entity());
        WorkflowDefinition workflow = fresh.workflow();
        if (!workflow.mayCreate(unit.call().roles())) {
            throw Rights.refused("create", workflow.create()).exception();
        }
        if (fresh.entity().ofCompany() && unit.call().company() == null) {
            throw Refusal.notFound().exception();
        }
        Optional<UUID> seeded = taken(fresh.entity());
        if (seeded.isPresent()) {
            return takeOver(seeded.get());
        }
        if (fresh.record() instanceof Document) {
            fresh.set("status", workflow.initial());
        }
        return keep(fresh, Map.of(), "create");
    }

    Saved change() {
        Records.Loaded loaded = new Records(definitions).lock(unit, draft.entity(), Objects.requireNonNull(draft.id()));
        WorkflowDefinition workflow = loaded.workflow();
        if (!workflow.mayEdit(unit.call().roles())) {
            throw Rights.refused("edit", workflow.edit().roles()).exception();
        }
        refuseFinal(loaded);
        Stale.refuse(unit, loaded.record(), draft.baseVersion());
        return keep(loaded, loaded.values(), "change");
    }

    /** A row that the industry pack brought and nobody touched yet makes room for the customer's own. */
    private Saved takeOver(UUID id) {
        Records.Loaded loaded = new Records(definitions).lock(unit, draft.entity(), id);
        name(loaded.values().get("name"));
        return keep(loaded, loaded.values(), "change");
    }

    /** A master that is given no name is called by another. */
    private void name(@Nullable Object other) {
        boolean nameless = draft.values().containsKey("name")
                && Objects.toString(draft.get("name"), "").isEmpty();
        if (nameless && other != null) {
            draft.set("name", other);
        }
    }

    private Saved keep(Records.Loaded loaded, Map<String, @Nullable Object> before, String action) {
        String status = loaded.status();
        checking.fields(loaded, draft);
        EntityValues.write(loaded.record(), loaded.shape(), draft.values());
        List<Violation> broken = checking.rules(loaded.record());
        if (!broken.isEmpty() && !loaded.entity().isDocument()) {
            throw Refusal.invalid(broken).exception();
        }
        Map<String, @Nullable Object> after = loaded.values();
        List<Map<String, @Nullable Object>> changes =
                Changes.of(loaded.entity(), before, after, names(loaded.entity(), before, after));
        if (action.equals("change") && changes.isEmpty()) {
            return new Saved(loaded.draft(), broken);
        }
        long version = loaded.record().version();
        if (loaded.record() instanceof Document) {
            loaded.set(
                    "definitionVersion",
                    definitions.version(unit.call(), loaded.entity().id()));
            if (action.equals("change")) {
                backToDraft(loaded);
            }
        }
        unit.save(loaded.record());
        unit.flush();
        AuditLog.append(
                unit,
                loaded.record(),
                new AuditLog.Event(
                        loaded.entity().id(),
                        action,
                        loaded.code(),
                        null,
                        state(action.equals("create") ? null : status, version),
                        state(loaded.status(), loaded.record().version()),
                        action.equals("create") ? List.of() : changes));
        return new Saved(loaded.draft(), broken);
    }

    private Map<UUID, Reference> names(
            EntityDefinition entity, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return new References(unit, definitions).of(entity.entered(), List.of(before, after));
    }

    /** Approvals were given to what is no more: they are void, and the document starts again. */
    private void backToDraft(Records.Loaded loaded) {
        String initial = loaded.workflow().initial();
        if (!loaded.status().equals(initial)) {
            loaded.set("status", initial);
            loaded.set("submittedBy", null);
            voidApprovals(unit, loaded.record().id());
        }
    }

    static void voidApprovals(Unit unit, UUID record) {
        try (PreparedStatement update = unit.connection()
                .prepareStatement(
                        "update approval set voided_at = ?, voided_by = ? where record_id = ? and voided_at is null")) {
            update.setObject(1, unit.now().atOffset(ZoneOffset.UTC));
            update.setObject(2, unit.call().user().id());
            update.setObject(3, record);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuseFinal(Records.Loaded loaded) {
        WorkflowDefinition workflow = loaded.workflow();
        List<String> editable = workflow.edit().states();
        if (!loaded.entity().isDocument() || editable.contains(loaded.status())) {
            return;
        }
        throw Refusal.blocked(finalState(loaded)).exception();
    }

    /** Say that a state lets nobody edit any more: what is posted is reversed instead. */
    static Blocker finalState(Records.Loaded loaded) {
        String status = loaded.status();
        boolean posted = status.equals("posted") || status.equals("reversed");
        List<Blocker.Lifter> lifters = loaded.workflow()
                .transition("reverse")
                .filter(t -> t.from().contains(status))
                .map(t -> t.roles().stream().map(Blocker.Lifter::role).toList())
                .orElse(List.of());
        Blocker blocker = Blocker.of(
                        posted ? "document.posted" : "document.final",
                        Blocker.Kind.LOCK,
                        lifters,
                        "number",
                        Objects.toString(loaded.code(), ""),
                        "status",
                        status)
                .about(new Blocker.Subject(loaded.entity().id(), loaded.record().id(), loaded.code()));
        return lifters.isEmpty()
                ? blocker
                : blocker.liftedHow(
                        new Blocker.Way(loaded.entity().id(), loaded.record().id(), "reverse"));
    }

    /** Return the row of the pack that this code may take over; refuses {@code code.taken} when it is anybody else's. */
    private Optional<UUID> taken(EntityDefinition entity) {
        String natural = entity.find("role").isPresent() ? "role" : "code";
        if (entity.isDocument()
                || !(draft.get(natural) instanceof String code)
                || entity.find("code").isEmpty()
                || draft.get("scope") instanceof Map<?, ?> scope && !scope.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> known = new References(unit, definitions).byCode(entity.id(), code);
        if (known.isEmpty()) {
            return known;
        }
        if (isSeeded(entity, known.get())) {
            return known;
        }
        throw Refusal.blocked(Blocker.of("code.taken", Blocker.Kind.DUPLICATE, List.of(), "code", code)
                        .about(new Blocker.Subject(entity.id(), known.get(), code)))
                .exception();
    }

    private boolean isSeeded(EntityDefinition entity, UUID id) {
        String sql = "select to_jsonb(t) ->> 'origin' = 'pack' and t.version = 1 from " + entity.table()
                + " t where t.id = ?";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setObject(1, id);
            ResultSet rows = select.executeQuery();
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, @Nullable Object> state(@Nullable String status, long version) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        if (status != null && !status.isEmpty()) {
            state.put("status", status);
        }
        if (version > 0) {
            state.put("version", version);
        }
        return state;
    }
}
