package org.twisterp.runtime.draft;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Stored;

/** Refuse to write over a version that the caller has not seen, and say what changed since. */
public final class Stale {

    private Stale() {}

    /** Refuse {@code version.stale} (412) with {@code current} and {@code changed} when the versions differ. */
    public static void refuse(Unit unit, Stored record, long seen) {
        if (record.version() != seen) {
            throw Refusal.of(
                            Refusal.Grounds.STALE,
                            "version.stale",
                            "current",
                            record.version(),
                            "changed",
                            changedSince(unit, record.id(), seen))
                    .exception();
        }
    }

    private static List<String> changedSince(Unit unit, UUID id, long seen) {
        Set<String> fields = new LinkedHashSet<>();
        try (PreparedStatement select = unit.connection().prepareStatement("""
                select changes, before, after from audit_log
                where record_id = ? and (after::jsonb ->> 'version')::bigint > ? order by at, id""")) {
            select.setObject(1, id);
            select.setLong(2, seen);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                ((List<?>) java.util.Objects.requireNonNull(Json.read(rows.getString(1))))
                        .forEach(change -> fields.add(top(String.valueOf(((Map<?, ?>) change).get("field")))));
                Object before = Json.readObject(rows.getString(2)).get("status");
                Object after = Json.readObject(rows.getString(3)).get("status");
                if (after != null && !after.equals(before)) {
                    fields.add("status");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(fields);
    }

    private static String top(String path) {
        int end = path.indexOf('[');
        return end < 0 ? path : path.substring(0, end);
    }
}
