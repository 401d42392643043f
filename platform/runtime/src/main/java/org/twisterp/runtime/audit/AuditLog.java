package org.twisterp.runtime.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Call;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.Stored;

/** Write down who did what to a record, in the transaction that did it; rows are never changed. */
public final class AuditLog {

    private AuditLog() {}

    /**
     * Say what happened.
     *
     * @param action create, change, or the action's name
     * @param comment what the person wrote; null when nothing
     * @param before what mattered before: status, number, version
     * @param after the same afterwards
     * @param changes fields that changed, with old and new text
     */
    public record Event(
            String entity,
            String action,
            @Nullable String code,
            @Nullable String comment,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after,
            List<Map<String, @Nullable Object>> changes) {}

    /** Write an event on a record, with the roles that its actor holds here and now. */
    public static void append(Unit unit, Stored record, Event event) {
        Call call = unit.call();
        unit.flush();
        try (PreparedStatement insert = unit.connection().prepareStatement("""
                insert into audit_log (id, company_id, entity, record_id, record_code, action, actor, roles, channel,
                  correlation, business_date, at, comment, before, after, changes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            int at = 1;
            insert.setObject(at++, Uuid7.next());
            insert.setObject(at++, record instanceof OfCompany owned ? owned.companyId() : null);
            insert.setString(at++, event.entity());
            insert.setObject(at++, record.id());
            insert.setString(at++, event.code());
            insert.setString(at++, event.action());
            insert.setObject(at++, call.user().id());
            insert.setArray(
                    at++,
                    unit.connection()
                            .createArrayOf(
                                    "text", call.roles().stream().sorted().toArray()));
            insert.setString(at++, call.channel().name().toLowerCase(Locale.ROOT));
            insert.setString(at++, call.correlation());
            insert.setObject(at++, call.businessDate());
            insert.setObject(at++, unit.now().atOffset(ZoneOffset.UTC));
            insert.setString(at++, event.comment());
            insert.setString(at++, Json.write(event.before()));
            insert.setString(at++, Json.write(event.after()));
            insert.setString(at, Json.write(event.changes()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Say to the outside, once this transaction is kept, that something happened. */
    public static void announce(
            Unit unit, Stored record, String entity, String topic, Map<String, ? extends @Nullable Object> body) {
        UUID company = record instanceof OfCompany owned ? owned.companyId() : null;
        try (PreparedStatement insert = unit.connection().prepareStatement("""
                insert into outbox (id, company_id, topic, entity, record_id, body, at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)""")) {
            insert.setObject(1, Uuid7.next());
            insert.setObject(2, company);
            insert.setString(3, topic);
            insert.setString(4, entity);
            insert.setObject(5, record.id());
            insert.setString(6, Json.write(body));
            insert.setObject(7, unit.now().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
