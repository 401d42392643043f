package org.twisterp.runtime.draft;

import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Call;
import org.twisterp.spi.Document;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.Stored;

/** Load records with what their definitions say, within the rights of the caller. */
public final class Records {

    private final Definitions definitions;

    public Records(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Hold a record of an open unit with its definitions. */
    public record Loaded(EntityDefinition entity, WorkflowDefinition workflow, Shape shape, Stored record) {

        /** Return all typed values as they stand. */
        public Map<String, @Nullable Object> values() {
            return EntityValues.read(record, shape);
        }

        /** Return a fresh draft. */
        public Draft draft() {
            return new Draft(entity.id(), record.id(), record.version(), values());
        }

        /** Return the state of a document; empty for masters. */
        public String status() {
            return record instanceof Document document ? document.status() : "";
        }

        /** Return the natural code; null while there is none. */
        public @Nullable String code() {
            return entity.naturalCode().isEmpty()
                    ? null
                    : Objects.toString(field(entity.naturalCode()).get(record), null);
        }

        /** Set a field that only the platform moves, for instance the status. */
        public void set(String name, @Nullable Object value) {
            field(name).set(record, value);
        }

        private Shape.Slot field(String name) {
            return shape.find(name).orElseThrow();
        }
    }

    /** Load a record; refuses {@code record.not-found} when it is unknown, of another company or not readable. */
    public Loaded load(Unit unit, String entity, UUID id) {
        return load(unit, entity, id, LockModeType.NONE);
    }

    /** Load a record and keep others from changing it until the unit ends. */
    public Loaded lock(Unit unit, String entity, UUID id) {
        return load(unit, entity, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Hold a new, empty record. */
    Loaded fresh(Call call, String entity) {
        EntityDefinition definition = definitions.visible(call, entity);
        Shape shape = definitions.shape(entity);
        return new Loaded(definition, definitions.workflow(call, entity), shape, (Stored) shape.create());
    }

    /** Return the currency of amounts that name none. */
    public static Currency currency(Call call) {
        return call.company() == null
                ? new Currency("XXX", 4)
                : call.inCompany().currency();
    }

    @SuppressWarnings("unchecked")
    private Loaded load(Unit unit, String entity, UUID id, LockModeType lock) {
        Call call = unit.call();
        EntityDefinition definition = definitions.visible(call, entity);
        Shape shape = definitions.shape(entity);
        Stored record = unit.em().find((Class<? extends Stored>) shape.type(), id, lock);
        if (record == null || !visible(record, call)) {
            throw Refusal.notFound().exception();
        }
        return new Loaded(definition, definitions.workflow(call, entity), shape, record);
    }

    private static boolean visible(Stored record, Call call) {
        return !(record instanceof OfCompany owned)
                || call.company() == null && call.companies().contains(owned.companyId())
                || call.company() != null && call.company().id().equals(owned.companyId());
    }
}
