package org.twisterp.runtime.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.WorkflowDefinition;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.draft.References;
import org.twisterp.runtime.draft.WireWriter;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;
import org.twisterp.spi.Query;

/** Run the named queries of the plugins, within the caller's rights. */
public final class Queries {

    private final UnitsOfWork units;
    private final Definitions definitions;
    private final Messages messages;
    private volatile Supplier<Map<String, Query>> besides = Map::of;

    public Queries(UnitsOfWork units, Definitions definitions, Messages messages) {
        this.units = units;
        this.definitions = definitions;
        this.messages = messages;
    }

    /** Know further queries by name, which no plugin brings: those of reports. */
    public void besides(Supplier<Map<String, Query>> more) {
        besides = more;
    }

    /** Return the queries that the caller may run. */
    public List<QueryDefinition> all(Call call) {
        return Stream.concat(definitions.generation().queries().values().stream(), besides.get().values().stream())
                .filter(query -> mayRun(call, query))
                .map(query -> described(call, query))
                .toList();
    }

    /** Describe one; refuses {@code record.not-found} when it is unknown or the caller may not run it. */
    public QueryDefinition definition(Call call, String name) {
        return described(call, visible(call, name));
    }

    /**
     * Run one. Refuses {@code record.not-found} (404), {@code query.parameter-unknown}, {@code query.parameter-missing},
     * {@code query.parameter-value} (400) by name, and what the query refuses.
     *
     * @param rawParameters texts by name, as in an address; empty ones count as absent
     */
    public QueryResult run(Call call, String name, Map<String, String> rawParameters) {
        Query query = visible(call, name);
        check(call, query, rawParameters);
        return units.read(call, unit -> read(call, unit, query, rawParameters));
    }

    /**
     * Run a query to its end in one snapshot, page after page, for reports: also one that no plugin brings. Stops once more
     * than {@code most} rows are read. Refuses parameters as {@link #run} does; the rights are the caller's to check.
     */
    public List<QueryResult> pages(Call call, Query query, Map<String, String> rawParameters, int most) {
        check(call, query, rawParameters);
        return units.read(call, unit -> {
            List<QueryResult> pages = new ArrayList<>();
            Map<String, String> asked = new LinkedHashMap<>(rawParameters);
            int rows = 0;
            while (pages.isEmpty() || (pages.getLast().next() != null && rows <= most)) {
                if (!pages.isEmpty()) {
                    asked.put("after", pages.getLast().next());
                }
                pages.add(read(call, unit, query, asked));
                rows += pages.getLast().rows().size();
            }
            return pages;
        });
    }

    /** Return a query that the caller may run; refuses {@code record.not-found}. */
    public Query query(Call call, String name) {
        return visible(call, name);
    }

    private void check(Call call, Query query, Map<String, String> rawParameters) {
        for (String given : rawParameters.keySet()) {
            if (query.parameters().stream().noneMatch(p -> p.name().equals(given))) {
                throw Refusal.unreadable(
                                given,
                                "query.parameter-unknown",
                                "parameter",
                                given,
                                "known",
                                query.parameters().stream()
                                        .map(Query.Parameter::name)
                                        .toList())
                        .exception();
            }
        }
        query.parameters().stream()
                .filter(p -> p.refersTo() != null)
                .forEach(p -> definitions.entity(call, p.refersTo()));
    }

    private QueryResult read(Call call, Unit unit, Query query, Map<String, String> rawParameters) {
        Map<String, Object> typed = new LinkedHashMap<>();
        References references = new References(unit, definitions);
        for (Query.Parameter parameter : query.parameters()) {
            typed(parameter, rawParameters.get(parameter.name()), references)
                    .ifPresent(value -> typed.put(parameter.name(), value));
        }
        Query.Result result = query.read(unit.context(), typed);
        return new QueryResult(
                query.name(),
                shown(query, typed, references),
                described(call, query).columns(),
                result.rows(),
                result.totals(),
                result.next());
    }

    /** Show a result as REST does: money with exactly the currency's decimals. */
    public Map<String, @Nullable Object> toWire(Call call, QueryResult result) {
        Map<String, Query.Type> types =
                result.columns().stream().collect(Collectors.toMap(QueryResult.Column::name, QueryResult.Column::type));
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("parameters", row(call, result.parameters(), Map.of()));
        wire.put(
                "columns",
                result.columns().stream()
                        .map(column -> {
                            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                            shown.put("name", column.name());
                            shown.put("label", column.label());
                            shown.put("type", code(column.type()));
                            return shown;
                        })
                        .toList());
        wire.put(
                "rows", result.rows().stream().map(row -> row(call, row, types)).toList());
        wire.put("totals", row(call, result.totals(), types));
        if (result.next() != null) {
            wire.put("next", result.next());
        }
        return wire;
    }

    private static Map<String, @Nullable Object> row(
            Call call, Map<String, ? extends @Nullable Object> values, Map<String, Query.Type> types) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        values.forEach((name, value) -> row.put(name, wire(call, value, types.getOrDefault(name, Query.Type.MONEY))));
        return row;
    }

    private static @Nullable Object wire(Call call, @Nullable Object value, Query.Type type) {
        return switch (value) {
            case null -> null;
            case BigDecimal number ->
                type == Query.Type.MONEY
                        ? WireWriter.money(number, Records.currency(call))
                        : WireWriter.decimal(number);
            case Ref<?> ref -> ref.id().toString();
            case UUID id -> id.toString();
            case Reference reference -> reference(reference);
            case LocalDate date -> date.toString();
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> reference(Reference reference) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", reference.id().toString());
        map.put("code", reference.code());
        map.put("name", reference.name());
        return map;
    }

    private Query visible(Call call, String name) {
        Query query = definitions.generation().queries().get(name);
        if (query == null) {
            query = besides.get().get(name);
        }
        if (query == null || !mayRun(call, query)) {
            throw Refusal.notFound().exception();
        }
        return query;
    }

    private static boolean mayRun(Call call, Query query) {
        if (query.ofGroup() != (call.company() == null)) {
            return false;
        }
        return call.roles().contains(WorkflowDefinition.AUDITOR)
                || query.roles().stream().anyMatch(call.roles()::contains);
    }

    private static Optional<Object> typed(Query.Parameter parameter, @Nullable String text, References references) {
        if (text == null || text.isBlank()) {
            if (parameter.required()) {
                throw Refusal.unreadable(parameter.name(), "query.parameter-missing", "parameter", parameter.name())
                        .exception();
            }
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (parameter.type()) {
                        case TEXT -> text;
                        case DATE -> Typed.date(text);
                        case INTEGER -> Integer.valueOf(text);
                        case BOOLEAN -> flag(parameter, text);
                        case MONEY, QUANTITY, RATE -> Typed.decimal(text);
                        case REFERENCE -> reference(parameter, text, references);
                    });
        } catch (DateTimeException | NumberFormatException e) {
            throw refused(parameter, text);
        }
    }

    private static Boolean flag(Query.Parameter parameter, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(parameter, text);
        }
        return Boolean.valueOf(text);
    }

    private static UUID reference(Query.Parameter parameter, String text, References references) {
        String entity = String.valueOf(parameter.refersTo());
        Optional<UUID> found = Typed.UUID_TEXT.matcher(text).matches()
                ? references.byId(entity, List.of(UUID.fromString(text))).keySet().stream()
                        .findFirst()
                : references.byCode(entity, text);
        return found.orElseThrow(() -> Refusal.invalid(
                        List.of(org.twisterp.kernel.Violation.of(parameter.name(), "reference.unknown", "value", text)))
                .exception());
    }

    private static RuntimeException refused(Query.Parameter parameter, String text) {
        return Refusal.unreadable(
                        parameter.name(),
                        "query.parameter-value",
                        "parameter",
                        parameter.name(),
                        "value",
                        text,
                        "type",
                        code(parameter.type()))
                .exception();
    }

    /** Say what was asked in words that can be asked again: references by their code. */
    private static Map<String, @Nullable Object> shown(Query query, Map<String, Object> typed, References references) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (Query.Parameter parameter : query.parameters()) {
            Object value = typed.get(parameter.name());
            shown.put(
                    parameter.name(),
                    value instanceof UUID id && parameter.refersTo() != null
                            ? references.byId(parameter.refersTo(), List.of(id)).get(id)
                            : value);
        }
        return shown;
    }

    private QueryDefinition described(Call call, Query query) {
        if (query instanceof Worded worded) {
            return worded.described(call.locale());
        }
        String plugin = query.name().substring(0, query.name().indexOf('.'));
        String key = "query." + query.name().substring(plugin.length() + 1);
        List<QueryDefinition.Parameter> parameters = new ArrayList<>();
        query.parameters()
                .forEach(p -> parameters.add(new QueryDefinition.Parameter(
                        p.name(),
                        word(call, plugin, key + ".param." + p.name(), p.name()),
                        p.type(),
                        p.required(),
                        p.refersTo())));
        List<QueryResult.Column> columns = new ArrayList<>();
        query.columns()
                .forEach(c -> columns.add(new QueryResult.Column(
                        c.name(), word(call, plugin, key + ".column." + c.name(), c.name()), c.type())));
        return new QueryDefinition(query.name(), word(call, plugin, key, query.name()), parameters, columns);
    }

    private String word(Call call, String plugin, String key, String absent) {
        return messages.pluginText(call.locale(), plugin, key).orElse(absent);
    }

    private static String code(Query.Type type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
