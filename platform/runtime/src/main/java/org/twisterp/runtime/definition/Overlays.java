package org.twisterp.runtime.definition;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/**
 * Read the layers above the plugins' own that a group and its companies store.
 *
 * <p>Looked at again after some seconds: a change is seen by every node within that time.
 */
final class Overlays {

    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    /** What is stored for one group and company, by kind and name, lowest layer first. */
    record Stored(Map<String, List<Map<String, @Nullable Object>>> layers, String hash, long readAt) {
        List<Map<String, @Nullable Object>> of(String kind, String name) {
            return layers.getOrDefault(kind + "/" + name, List.of());
        }
    }

    private record Place(String group, @Nullable UUID company) {}

    private final UnitsOfWork units;
    private final Map<Place, Stored> known = new ConcurrentHashMap<>();

    /** Only one reads again, the others go on with what they have, so that nobody who holds a connection waits for one. */
    private final Set<Place> refreshing = ConcurrentHashMap.newKeySet();

    Overlays(UnitsOfWork units) {
        this.units = units;
    }

    /** Return what is stored where the call acts. */
    Stored at(Call call) {
        Place place = new Place(
                call.group(), call.company() == null ? null : call.inCompany().id());
        Stored stored = known.get(place);
        if (stored == null) {
            stored = units.read(call, Overlays::read);
            known.put(place, stored);
        } else if (System.nanoTime() - stored.readAt() > FRESH && refreshing.add(place)) {
            try {
                stored = units.read(call, Overlays::read);
                known.put(place, stored);
            } finally {
                refreshing.remove(place);
            }
        }
        return stored;
    }

    private static Stored read(Unit unit) {
        Map<String, List<Map<String, @Nullable Object>>> layers = new LinkedHashMap<>();
        List<Object> hashes = new ArrayList<>();
        UUID company =
                unit.call().company() == null ? null : unit.call().inCompany().id();
        try (PreparedStatement select = unit.connection().prepareStatement("""
                select kind, name, body, hash from definition_overlay
                where layer in ('pack', 'group') or company_id = ?
                order by array_position(array['pack', 'group', 'company'], layer), kind, name""")) {
            select.setObject(1, company);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                layers.computeIfAbsent(rows.getString(1) + "/" + rows.getString(2), k -> new ArrayList<>())
                        .add(Json.readObject(rows.getString(3)));
                hashes.add(rows.getString(4));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Stored(layers, hashes.isEmpty() ? "" : Merge.hash(hashes), System.nanoTime());
    }
}
