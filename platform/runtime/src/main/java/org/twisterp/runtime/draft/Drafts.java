package org.twisterp.runtime.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;
import org.twisterp.spi.Stored;

/**
 * Open, preview and save records as drafts: the one road by which fields change.
 *
 * <p>What is unknown, of another company or not readable is refused alike as {@code record.not-found}.
 */
public final class Drafts {

    private final UnitsOfWork units;
    private final Definitions definitions;
    private final Records records;

    public Drafts(UnitsOfWork units, Definitions definitions, Messages messages) {
        this.units = units;
        this.definitions = definitions;
        this.records = new Records(definitions);
    }

    /** Start a new record with its defaults: dates are the business date, currencies the company's. */
    public Draft blank(Call call, String entity) {
        Records.Loaded fresh = records.fresh(call, entity);
        return new Draft(entity, null, 0, Defaults.of(call, fresh));
    }

    /** Start a new line of a field with what its class starts with. */
    public DraftLine blankLine(Call call, String entity, String field) {
        Records.Loaded fresh = records.fresh(call, entity);
        Shape lines = fresh.shape().find(field).map(Shape.Slot::lines).orElseThrow(() -> Refusal.unreadable(
                        field, "field.unknown", "field", field)
                .exception());
        return Defaults.line(lines);
    }

    /** Open a stored record. */
    public Draft open(Call call, String entity, UUID id) {
        definitions.visible(call, entity);
        return units.read(call, unit -> records.load(unit, entity, id).draft());
    }

    /** Find a record by its natural code (a document's number, a master's code). */
    public Optional<UUID> find(Call call, String entity, String code) {
        definitions.visible(call, entity);
        return units.read(call, unit -> new References(unit, definitions).byCode(entity, code));
    }

    /** Fill computed fields and check, without keeping anything; a draft that cannot be computed yet keeps its values. */
    public Preview preview(Call call, Draft draft) {
        definitions.visible(call, draft.entity());
        return units.read(call, unit -> {
            Checking checking = new Checking(unit, definitions);
            Records.Loaded loaded = copy(unit, draft);
            List<Violation> broken = checking.fieldViolations(loaded, draft);
            if (broken.stream().anyMatch(v -> !v.code().equals("value.required"))) {
                return new Preview(draft.values(), broken);
            }
            EntityValues.write(loaded.record(), loaded.shape(), draft.values());
            List<Violation> rules = checking.rules(loaded.record());
            List<Violation> all = new java.util.ArrayList<>(broken);
            rules.stream()
                    .filter(v -> broken.stream().noneMatch(b -> b.field().equals(v.field())))
                    .forEach(all::add);
            return new Preview(loaded.values(), all);
        });
    }

    /**
     * Keep a new record; refuses what breaks its fields (422), {@code code.taken} (409), {@code action.not-permitted}
     * (403).
     */
    public Saved create(Call call, Draft draft) {
        definitions.visible(call, draft.entity());
        return units.write(call, unit -> new Saving(unit, definitions, draft).create());
    }

    /**
     * Keep changes to a record; creates it when the draft is new. Refuses {@code version.stale} (412), {@code
     * document.posted} (409) and what {@link #create} does. An edit voids approvals and leads back to draft.
     */
    public Saved save(Call call, Draft draft) {
        if (draft.isNew()) {
            return create(call, draft);
        }
        definitions.visible(call, draft.entity());
        return units.write(call, unit -> new Saving(unit, definitions, draft).change());
    }

    /**
     * Put the values of a strict JSON object into a draft: absent names stay, null clears, lines replace the set.
     * Refuses {@code field.unknown}, {@code field.computed} and {@code value.type} (400) with their path.
     */
    public void applyWire(Call call, Draft draft, Map<String, @Nullable Object> json) {
        EntityDefinition entity = definitions.visible(call, draft.entity());
        units.read(call, unit -> {
            References references = new References(unit, definitions);
            WireWriter writer =
                    new WireWriter(references.of(entity.fields(), List.of(draft.base())), Records.currency(call));
            Stored fresh =
                    (Stored) Shape.of(unit.generation().entityClass(entity.id()).orElseThrow())
                            .create();
            new WireReader(entity, references, writer).apply(draft, fresh.understand(json));
            return draft;
        });
    }

    /** Show a draft as REST does. */
    public Map<String, @Nullable Object> toWire(Call call, Draft draft) {
        EntityDefinition entity = definitions.visible(call, draft.entity());
        return writer(call, entity, draft).record(entity, draft.id(), draft.baseVersion(), draft.values());
    }

    /** Return code and name of every record and person that the draft points at. */
    public Map<UUID, Reference> references(Call call, Draft draft) {
        EntityDefinition entity = definitions.visible(call, draft.entity());
        return units.read(call, unit -> new References(unit, definitions).of(entity.fields(), List.of(draft.values())));
    }

    /** Find active records whose code or name contains a text, for autocomplete; at most {@code limit}. */
    public List<Reference> lookup(Call call, String entity, String text, int limit) {
        if (!entity.equals(References.USER)) {
            definitions.visible(call, entity);
        }
        return units.read(call, unit -> new References(unit, definitions).containing(entity, text, limit));
    }

    /** Keep an unsaved draft aside for its user. */
    public void autosave(Call call, String token, Draft draft) {
        EntityDefinition entity = definitions.visible(call, draft.entity());
        Map<String, @Nullable Object> wire =
                writer(call, entity, draft).record(entity, draft.id(), draft.baseVersion(), draft.values());
        wire.keySet()
                .retainAll(entity.entered().stream().map(FieldDefinition::name).toList());
        wire.remove("custom");
        entity.entered().stream()
                .filter(field -> field.type() == FieldType.LINES)
                .forEach(field -> withoutComputed(field, wire.get(field.name())));
        units.write(call, unit -> {
            new Autosaves(unit).keep(token, draft, wire);
            return token;
        });
    }

    /** Return a draft kept aside by the same user; it keeps its base version, so a save still sees what others changed. */
    public Optional<Draft> recover(Call call, String token) {
        Optional<Autosaves.Kept> found = units.read(call, unit -> new Autosaves(unit).find(token));
        return found.map(kept -> {
            Draft start = kept.id() == null ? blank(call, kept.entity()) : open(call, kept.entity(), kept.id());
            Draft draft = new Draft(kept.entity(), kept.id(), kept.baseVersion(), start.base());
            Map<String, @Nullable Object> values = new LinkedHashMap<>(kept.values());
            values.replaceAll((name, value) -> value instanceof List<?> list ? stripped(list, start, name) : value);
            applyWire(call, draft, values);
            return draft;
        });
    }

    /** Forget a draft kept aside. */
    public void forget(Call call, String token) {
        units.write(call, unit -> {
            new Autosaves(unit).forget(token);
            return token;
        });
    }

    private Records.Loaded copy(Unit unit, Draft draft) {
        if (draft.isNew()) {
            return records.fresh(unit.call(), draft.entity());
        }
        Records.Loaded loaded = records.load(unit, draft.entity(), java.util.Objects.requireNonNull(draft.id()));
        loaded.values();
        unit.em().clear();
        return loaded;
    }

    private WireWriter writer(Call call, EntityDefinition entity, Draft draft) {
        Map<UUID, Reference> references = units.read(
                call, unit -> new References(unit, definitions).of(entity.fields(), List.of(draft.values())));
        return new WireWriter(references, Records.currency(call));
    }

    private static void withoutComputed(FieldDefinition field, @Nullable Object lines) {
        List<String> entered = field.lines().stream()
                .filter(column -> !column.computed())
                .map(FieldDefinition::name)
                .toList();
        for (Object line : lines instanceof List<?> list ? list : List.of()) {
            ((Map<?, ?>) line)
                    .keySet()
                    .removeIf(key -> !key.equals("id") && !key.equals("line") && !entered.contains(key));
        }
    }

    /** Lines that are gone since become new lines; computed columns are computed again. */
    private static List<Object> stripped(List<?> lines, Draft start, String field) {
        List<Object> stripped = new java.util.ArrayList<>();
        for (Object element : lines) {
            if (element instanceof Map<?, ?> line && line.containsKey("line")) {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                line.forEach((key, value) -> copy.put((String) key, value));
                boolean known = start.lines(field).stream()
                        .anyMatch(old -> String.valueOf(old.id()).equals(String.valueOf(copy.get("id"))));
                if (!known) {
                    copy.remove("id");
                }
                stripped.add(copy);
            } else {
                stripped.add(element == null ? "" : element);
            }
        }
        return stripped;
    }
}
