package org.twisterp.runtime.action;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.definition.Conditions;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.OfCompany;

/** Know which approvals a document needs, has and lacks, and who may not give them. */
final class Approvals {

    /** Name a step that is needed: its number counted from 1, and the roles of which one gives it. */
    record Step(int number, Set<String> roles) {}

    private record Given(int step, UUID by) {}

    private final Unit unit;
    private final Records.Loaded loaded;
    private final List<Step> needed;
    private final List<Given> given;

    Approvals(Unit unit, Records.Loaded loaded, Conditions conditions) {
        this.unit = unit;
        this.loaded = loaded;
        this.needed = needed(loaded, conditions);
        this.given = given(unit, loaded.record().id());
    }

    /** Return the steps that nobody gave yet, in order. */
    List<Step> missing() {
        return needed.stream()
                .filter(step -> given.stream().noneMatch(g -> g.step() == step.number()))
                .toList();
    }

    /** Return the roles of which somebody must still approve. */
    Set<String> missingRoles() {
        Set<String> roles = new LinkedHashSet<>();
        missing().forEach(step -> roles.addAll(step.roles()));
        return roles;
    }

    /** Return the first missing step that one of the roles gives. */
    Optional<Step> stepFor(Set<String> roles) {
        return missing().stream()
                .filter(step -> step.roles().stream().anyMatch(roles::contains))
                .findFirst();
    }

    /** Return who approved, in order. */
    List<UUID> people() {
        return given.stream().map(Given::by).toList();
    }

    /** Tell whether a person made, last edited or submitted the document, or approved it already. */
    boolean isBarred(UUID person) {
        return given.stream().anyMatch(g -> g.by().equals(person))
                || person.equals(loaded.record().createdBy())
                || loaded.record() instanceof org.twisterp.spi.Document document
                        && person.equals(document.submittedBy())
                || person.equals(lastEditor());
    }

    /** Keep an approval. */
    void give(Step step, @Nullable String comment) {
        String role = step.roles().stream()
                .filter(unit.call().roles()::contains)
                .findFirst()
                .orElseThrow();
        try (PreparedStatement insert = unit.connection().prepareStatement("""
                insert into approval (company_id, id, entity, record_id, step, role, approved_by, approved_at, comment)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, ((OfCompany) loaded.record()).companyId());
            insert.setObject(2, Uuid7.next());
            insert.setString(3, loaded.entity().id());
            insert.setObject(4, loaded.record().id());
            insert.setInt(5, step.number());
            insert.setString(6, role);
            insert.setObject(7, unit.call().user().id());
            insert.setObject(8, unit.now().atOffset(ZoneOffset.UTC));
            insert.setString(9, comment);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        given.add(new Given(step.number(), unit.call().user().id()));
    }

    /** Void all approvals given so far. */
    void voidAll() {
        try (PreparedStatement update = unit.connection()
                .prepareStatement(
                        "update approval set voided_at = ?, voided_by = ? where record_id = ? and voided_at is null")) {
            update.setObject(1, unit.now().atOffset(ZoneOffset.UTC));
            update.setObject(2, unit.call().user().id());
            update.setObject(3, loaded.record().id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        given.clear();
    }

    private static List<Step> needed(Records.Loaded loaded, Conditions conditions) {
        Optional<WorkflowDefinition.Transition> approve = loaded.workflow().transition("approve");
        if (approve.isEmpty()) {
            return List.of();
        }
        List<WorkflowDefinition.Approval> declared = loaded.workflow().approvals();
        if (declared.isEmpty()) {
            return List.of(new Step(1, approve.get().roles()));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            if (conditions.holds(declared.get(i).when(), loaded.entity(), loaded.values())) {
                steps.add(new Step(i + 1, Set.of(declared.get(i).role())));
            }
        }
        return steps;
    }

    private static List<Given> given(Unit unit, UUID record) {
        List<Given> given = new ArrayList<>();
        try (PreparedStatement select = unit.connection()
                .prepareStatement(
                        "select step, approved_by from approval where record_id = ? and voided_at is null order by approved_at, id")) {
            select.setObject(1, record);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                given.add(new Given(rows.getInt(1), rows.getObject(2, UUID.class)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return given;
    }

    /** The record's own stamp names whoever acted last; who edited last stands in the audit. */
    private @Nullable UUID lastEditor() {
        try (PreparedStatement select = unit.connection().prepareStatement("""
                select actor from audit_log where record_id = ? and action in ('create', 'change')
                order by at desc, id desc limit 1""")) {
            select.setObject(1, loaded.record().id());
            ResultSet rows = select.executeQuery();
            return rows.next() ? rows.getObject(1, UUID.class) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
