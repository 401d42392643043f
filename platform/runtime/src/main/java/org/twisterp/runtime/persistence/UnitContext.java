package org.twisterp.runtime.persistence;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.runtime.plugin.LoadedPlugin;
import org.twisterp.spi.ActionContext;
import org.twisterp.spi.Call;
import org.twisterp.spi.Stored;

/** Answer what a plugin asks, inside one unit. */
final class UnitContext implements ActionContext {

    private final Unit unit;
    private final @Nullable String writesTablesOf;
    private final Map<UUID, String> names = new HashMap<>();

    /** Let writes only to tables of one plugin; to none when it is null. */
    UnitContext(Unit unit, @Nullable String writesTablesOf) {
        this.unit = unit;
        this.writesTablesOf = writesTablesOf;
    }

    @Override
    public Call call() {
        return unit.call();
    }

    @Override
    public <T> Optional<T> find(Class<T> type, Ref<?> ref) {
        return Optional.ofNullable(unit.em().find(type, ref.id()));
    }

    @Override
    public <T> Optional<T> findByCode(Class<T> type, String code) {
        CriteriaBuilder builder = unit.em().getCriteriaBuilder();
        CriteriaQuery<T> query = builder.createQuery(type);
        Root<T> root = query.from(type);
        query.select(root).where(builder.equal(root.get("code"), code));
        return unit.em().createQuery(query).setMaxResults(1).getResultStream().findFirst();
    }

    @Override
    public Optional<Map<String, Object>> read(String entity, Ref<?> ref) {
        Optional<Class<? extends Stored>> type = unit.generation().entityClass(entity);
        return type.flatMap(found -> Optional.ofNullable(unit.em().find(found, ref.id())))
                .map(FieldValues::of);
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(String sql, Map<String, ?> parameters) {
        NamedSql named = NamedSql.parse(sql);
        if (!named.reads()) {
            throw new IllegalArgumentException("rows() only reads: " + sql);
        }
        try {
            return named.query(unit.connection(), parameters);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @Override
    public String nameOf(UUID userId) {
        return names.computeIfAbsent(
                userId, id -> rows("select name from member where id = :id", Map.of("id", id)).stream()
                        .findFirst()
                        .map(row -> String.valueOf(row.get("name")))
                        .orElse(id.toString()));
    }

    @Override
    public int write(String sql, Map<String, ?> parameters) {
        NamedSql named = NamedSql.parse(sql);
        if (writesTablesOf == null || !named.writesOnly(prefix(writesTablesOf))) {
            throw new IllegalArgumentException("write() writes one table of the plugin: " + sql);
        }
        unit.flush();
        try {
            return named.update(unit.connection(), parameters);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** The tables of what the platform itself brings, the ledger's, have no prefix. */
    private String prefix(String plugin) {
        boolean builtIn =
                unit.generation().plugin(plugin).filter(LoadedPlugin::builtIn).isPresent();
        return builtIn ? "" : plugin + "_";
    }
}
