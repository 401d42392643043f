package org.twisterp.runtime.draft;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.persistence.Unit;

/** Find records by id, code or text under row-level security, always many at once. */
public final class References {

    /** Entity name that stands for the people of the group. */
    public static final String USER = "platform.user";

    static final String COMPANY = "platform.company";

    /** Where the records of an entity lie. */
    private record Source(String table, String code, String name, boolean ofCompany, boolean active) {}

    private final Unit unit;
    private final Definitions definitions;

    public References(Unit unit, Definitions definitions) {
        this.unit = unit;
        this.definitions = definitions;
    }

    /** Return what all references of typed values point at, users too. */
    public Map<UUID, Reference> of(
            Collection<FieldDefinition> fields, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        Map<String, Set<UUID>> wanted = new LinkedHashMap<>();
        rows.forEach(row -> collect(fields, row, wanted));
        Map<UUID, Reference> found = new LinkedHashMap<>();
        wanted.forEach((entity, ids) -> found.putAll(byId(entity, ids)));
        return found;
    }

    /** Return code and name by id; what is unknown or not visible is missing. */
    public Map<UUID, Reference> byId(String entity, Collection<UUID> ids) {
        Map<UUID, Reference> found = new LinkedHashMap<>();
        if (ids.isEmpty() || isUnknown(entity)) {
            return found;
        }
        Source source = source(entity);
        String sql = "select id, %s, %s from %s where id = any(?)".formatted(source.code, source.name, source.table)
                + wall(source);
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            Array array = unit.connection().createArrayOf("uuid", ids.toArray());
            select.setArray(1, array);
            if (isWalled(source)) {
                select.setObject(2, unit.call().inCompany().id());
            }
            read(select).forEach(reference -> found.put(reference.id(), reference));
        } catch (SQLException e) {
            throw new IllegalStateException(entity, e);
        }
        return found;
    }

    /** Find a record by its natural code, in the company acted in. */
    public Optional<UUID> byCode(String entity, String code) {
        return byCode(
                entity,
                code,
                unit.call().company() == null ? null : unit.call().inCompany().id());
    }

    /** Find a record by its natural code in a company; empty when it is found in several and none is named. */
    public Optional<UUID> byCode(String entity, String code, @Nullable UUID company) {
        if (isUnknown(entity)) {
            return Optional.empty();
        }
        Source source = source(entity);
        String sql =
                "select id, %s, %s from %s where %s = ?".formatted(source.code, source.name, source.table, source.code)
                        + (source.ofCompany && company != null ? " and company_id = ?" : "") + " limit 2";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setString(1, code);
            if (source.ofCompany && company != null) {
                select.setObject(2, company);
            }
            List<Reference> found = read(select);
            return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(entity, e);
        }
    }

    /** Find active records whose code or name contains a text; those whose code begins with it come first. */
    public List<Reference> containing(String entity, String text, int limit) {
        if (isUnknown(entity)) {
            return List.of();
        }
        Source source = source(entity);
        String sql =
                """
                select id, %1$s, %2$s from %3$s
                where (%1$s ilike ? or %2$s ilike ?)%4$s%5$s
                order by case when %1$s ilike ? then 0 else 1 end, %1$s limit ?""".formatted(source.code, source.name, source.table, source.active ? " and active" : "", wall(source));
        String pattern = text.strip().replaceAll("([\\\\%_])", "\\\\$1");
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            int at = 1;
            select.setString(at++, "%" + pattern + "%");
            select.setString(at++, "%" + pattern + "%");
            if (isWalled(source)) {
                select.setObject(at++, unit.call().inCompany().id());
            }
            select.setString(at++, pattern + "%");
            select.setInt(at, limit);
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException(entity, e);
        }
    }

    private static void collect(
            Collection<FieldDefinition> fields,
            Map<String, ? extends @Nullable Object> row,
            Map<String, Set<UUID>> wanted) {
        for (FieldDefinition field : fields) {
            Object value = row.get(field.name());
            String target = field.type() == FieldType.USER ? USER : field.refersTo();
            List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            if (field.type() == FieldType.LINES) {
                all.forEach(line -> collect(field.lines(), ((DraftLine) line).values(), wanted));
            } else if (target != null) {
                all.forEach(id -> wanted.computeIfAbsent(target, t -> new LinkedHashSet<>())
                        .add((UUID) id));
            }
        }
    }

    private static List<Reference> read(PreparedStatement select) throws SQLException {
        List<Reference> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String code = rows.getString(2);
                String name = rows.getString(3);
                found.add(new Reference(
                        rows.getObject(1, UUID.class), code == null ? "" : code, name == null ? "" : name));
            }
        }
        return found;
    }

    /** A field may point at an entity whose plugin is not installed; then it stays empty. */
    private boolean isUnknown(String entity) {
        return !entity.equals(USER)
                && !entity.equals(COMPANY)
                && unit.generation().entityClass(entity).isEmpty();
    }

    private Source source(String entity) {
        if (entity.equals(USER)) {
            return new Source("member", "login", "name", false, true);
        }
        if (entity.equals(COMPANY)) {
            return new Source("company", "code", "legal_name", false, true);
        }
        EntityDefinition definition = definitions.entity(unit.call(), entity);
        String code = definition
                .find(definition.naturalCode())
                .map(FieldDefinition::column)
                .orElse("''");
        String name = definition.find("name").map(FieldDefinition::column).orElse("''");
        return new Source(
                definition.table(),
                code,
                name,
                definition.ofCompany(),
                definition.find("active").isPresent());
    }

    /** Keep to the company acted in, so that the index on company and code is used. */
    private String wall(Source source) {
        return isWalled(source) ? " and company_id = ?" : "";
    }

    private boolean isWalled(Source source) {
        return source.ofCompany && unit.call().company() != null;
    }
}
