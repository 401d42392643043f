package org.twisterp.runtime.audit;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Tell what happened to a record, latest first. */
public final class Timeline {

    private static final String ENTRY = "ledger.journal-entry";

    private final UnitsOfWork units;
    private final Definitions definitions;
    private final Messages messages;

    public Timeline(UnitsOfWork units, Definitions definitions, Messages messages) {
        this.units = units;
        this.definitions = definitions;
        this.messages = messages;
    }

    private record Row(
            Instant at,
            String user,
            String action,
            @Nullable String comment,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            List<?> changes) {}

    /** Return the events; refuses {@code record.not-found}. */
    public List<TimelineEvent> of(Call call, String entity, UUID id) {
        EntityDefinition definition = definitions.visible(call, entity);
        return units.read(call, unit -> {
            refuseHidden(unit, definition, id);
            List<Row> rows = rows(unit, id);
            Map<String, String> numbers = numbers(unit, rows);
            return rows.stream()
                    .map(row -> event(call, definition, row, numbers))
                    .toList();
        });
    }

    private static void refuseHidden(Unit unit, EntityDefinition entity, UUID id) {
        String sql =
                "select from " + entity.table() + " where id = ?" + (entity.ofCompany() ? " and company_id = ?" : "");
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            select.setObject(1, id);
            if (entity.ofCompany()) {
                select.setObject(2, unit.call().inCompany().id());
            }
            if (!select.executeQuery().next()) {
                throw Refusal.notFound().exception();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(Unit unit, UUID id) {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement("""
                select a.at, coalesce(m.name, a.actor::text), a.action, a.comment, a.before, a.after, a.changes
                from audit_log a left join member m on m.id = a.actor
                where a.record_id = ? order by a.at desc, a.id desc limit 500""")) {
            select.setObject(1, id);
            ResultSet found = select.executeQuery();
            while (found.next()) {
                rows.add(new Row(
                        found.getObject(1, OffsetDateTime.class).toInstant(),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        Json.object(Json.read(Objects.requireNonNullElse(found.getString(5), "{}"))),
                        Json.object(Json.read(Objects.requireNonNullElse(found.getString(6), "{}"))),
                        (List<?>) Objects.requireNonNull(
                                Json.read(Objects.requireNonNullElse(found.getString(7), "[]")))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static Map<String, String> numbers(Unit unit, List<Row> rows) {
        UUID[] ids = rows.stream()
                .flatMap(row -> entries(row).stream())
                .map(UUID::fromString)
                .toArray(UUID[]::new);
        Map<String, String> numbers = new LinkedHashMap<>();
        if (ids.length == 0) {
            return numbers;
        }
        try (PreparedStatement select =
                unit.connection().prepareStatement("select id::text, number from journal_entry where id = any(?)")) {
            Array array = unit.connection().createArrayOf("uuid", ids);
            select.setArray(1, array);
            ResultSet found = select.executeQuery();
            while (found.next()) {
                numbers.put(found.getString(1), found.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return numbers;
    }

    private static List<String> entries(Row row) {
        return row.after.get("entries") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private TimelineEvent event(Call call, EntityDefinition entity, Row row, Map<String, String> numbers) {
        List<String> entries = entries(row);
        TimelineEvent.Link link = entries.isEmpty()
                ? null
                : new TimelineEvent.Link(
                        ENTRY, entries.getFirst(), numbers.getOrDefault(entries.getFirst(), entries.getFirst()));
        TimelineEvent.Kind kind =
                switch (row.action) {
                    case "create" -> TimelineEvent.Kind.CREATED;
                    case "change" -> TimelineEvent.Kind.CHANGED;
                    case "comment" -> TimelineEvent.Kind.COMMENT;
                    default -> link == null ? TimelineEvent.Kind.ACTION : TimelineEvent.Kind.POSTING;
                };
        List<TimelineEvent.Change> changes = row.changes.stream()
                .map(change -> change(entity, (Map<?, ?>) change))
                .toList();
        return new TimelineEvent(row.at, row.user, kind, title(call, entity, row), changes, row.comment, link);
    }

    private String title(Call call, EntityDefinition entity, Row row) {
        Locale locale = call.locale();
        boolean undone = row.action.equals("change")
                && row.before.get("status") != null
                && !Objects.equals(row.before.get("status"), row.after.get("status"));
        String key = undone ? "timeline.change-undone" : "timeline." + row.action;
        return messages.entityText(locale, entity.id(), key)
                .or(() -> messages.entityText(locale, entity.id(), "action." + row.action))
                .orElse(row.action);
    }

    private static TimelineEvent.Change change(EntityDefinition entity, Map<?, ?> change) {
        String path = String.valueOf(change.get("field"));
        return new TimelineEvent.Change(
                path,
                label(entity, path),
                Objects.toString(change.get("before"), ""),
                Objects.toString(change.get("after"), ""));
    }

    /** Turn {@code lines[1].quantity} into the words Lines 2, Quantity. */
    private static String label(EntityDefinition entity, String path) {
        int open = path.indexOf('[');
        if (open < 0) {
            return entity.find(path).map(FieldDefinition::label).orElse(path);
        }
        int close = path.indexOf(']', open);
        int position = Integer.parseInt(path.substring(open + 1, close)) + 1;
        FieldDefinition lines = entity.find(path.substring(0, open)).orElse(null);
        if (lines == null) {
            return path;
        }
        String line = lines.label() + " " + position;
        return close + 2 > path.length()
                ? line
                : line + " \u00b7 "
                        + lines.line(path.substring(close + 2))
                                .map(FieldDefinition::label)
                                .orElse(path);
    }
}
