package org.twisterp.runtime.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.persistence.Stamps;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Stored;
import org.twisterp.spi.Violations;

/** Check drafts: first what the fields' annotations say, then the record's own rules. */
public final class Checking {

    private final Unit unit;
    private final Definitions definitions;

    public Checking(Unit unit, Definitions definitions) {
        this.unit = unit;
        this.definitions = definitions;
    }

    /** Refuse (422) what was noted while reading and what breaks the fields' annotations, all at once. */
    void fields(Records.Loaded loaded, Draft draft) {
        List<Violation> broken = fieldViolations(loaded, draft);
        if (!broken.isEmpty()) {
            throw Refusal.invalid(broken).exception();
        }
    }

    List<Violation> fieldViolations(Records.Loaded loaded, Draft draft) {
        Defaults.fill(loaded, draft);
        Violations violations = new Violations();
        Map<UUID, Reference> known =
                new References(unit, definitions).of(loaded.entity().entered(), List.of(draft.values()));
        new FieldChecks(violations, Records.currency(unit.call()), known::get).check(loaded.shape(), draft.values());
        List<Violation> all = new ArrayList<>(draft.problems());
        violations.list().stream()
                .filter(v -> all.stream().noneMatch(p -> p.field().equals(v.field())))
                .forEach(all::add);
        return all;
    }

    /** Fill computed fields and return what the record's own rules say. */
    public List<Violation> rules(Stored record) {
        Stamps.company(record, unit.call());
        Stamps.lines(record);
        record.complete(unit.context());
        return broken(record);
    }

    /** Return what the record's own rules say, without filling anything. */
    public List<Violation> broken(Stored record) {
        Violations violations = new Violations();
        record.check(unit.context(), violations);
        return violations.list();
    }
}
