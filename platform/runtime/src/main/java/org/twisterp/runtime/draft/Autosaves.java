package org.twisterp.runtime.draft;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.persistence.Unit;

/** Keep unsaved drafts aside, each for its own user, by the token of a page. */
final class Autosaves {

    private final Unit unit;

    Autosaves(Unit unit) {
        this.unit = unit;
    }

    /**
     * Hold a draft kept aside.
     *
     * @param values entered fields as on the wire
     */
    record Kept(String entity, @Nullable UUID id, long baseVersion, Map<String, @Nullable Object> values) {}

    void keep(String token, Draft draft, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("baseVersion", String.valueOf(draft.baseVersion()));
        body.put("values", values);
        try (PreparedStatement upsert = unit.connection().prepareStatement("""
                insert into autosave (token, user_id, company_id, entity, record_id, body, saved_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (user_id, token) do update set entity = excluded.entity, record_id = excluded.record_id,
                  company_id = excluded.company_id, body = excluded.body, saved_at = excluded.saved_at""")) {
            upsert.setString(1, token);
            upsert.setObject(2, unit.call().user().id());
            upsert.setObject(
                    3,
                    unit.call().company() == null
                            ? null
                            : unit.call().inCompany().id());
            upsert.setString(4, draft.entity());
            upsert.setObject(5, draft.id());
            upsert.setString(6, Json.write(body));
            upsert.setObject(7, unit.now().atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Kept> find(String token) {
        try (PreparedStatement select = unit.connection().prepareStatement("""
                select entity, record_id, body from autosave
                where user_id = ? and token = ? and company_id is not distinct from ?::uuid""")) {
            select.setObject(1, unit.call().user().id());
            select.setString(2, token);
            select.setObject(
                    3,
                    unit.call().company() == null
                            ? null
                            : unit.call().inCompany().id());
            ResultSet rows = select.executeQuery();
            if (!rows.next()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> body = Json.readObject(rows.getString(3));
            return Optional.of(new Kept(
                    rows.getString(1),
                    rows.getObject(2, UUID.class),
                    Long.parseLong(String.valueOf(body.get("baseVersion"))),
                    Json.object(body.get("values"))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget(String token) {
        try (PreparedStatement delete =
                unit.connection().prepareStatement("delete from autosave where user_id = ? and token = ?")) {
            delete.setObject(1, unit.call().user().id());
            delete.setString(2, token);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
