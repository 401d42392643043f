package org.twisterp.web.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.FormDefinition;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.DraftLine;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.web.page.Desk;

/** Hold the cells of a draft on the screen and read them back into it. */
final class Form {

    private final Desk desk;
    private final FormDefinition definition;
    private final Draft draft;
    private final boolean editable;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<UUID, Reference> references = new HashMap<>();

    Form(Desk desk, FormDefinition definition, Draft draft, boolean editable) {
        this.desk = desk;
        this.definition = definition;
        this.draft = draft;
        this.editable = editable;
        rebuild();
    }

    Map<String, Cell> cells() {
        return cells;
    }

    List<Row> rows(String field) {
        return rows.getOrDefault(field, List.of());
    }

    /** Make all cells anew from the draft. */
    void rebuild() {
        references.putAll(desk.platform().drafts().references(desk.call(), draft));
        cells.clear();
        fields().forEach(field -> cells.computeIfAbsent(field.name(), name -> cell(field, name, draft.get(name))));
        rows.clear();
        definition.lines().forEach(grid -> rows.put(grid.field().name(), rowsOf(grid)));
    }

    private Stream<FieldDefinition> fields() {
        return Stream.of(
                        definition.head().stream(),
                        definition.sections().stream().flatMap(section -> section.fields().stream()),
                        definition.totals().stream(),
                        definition.facts().stream())
                .flatMap(stream -> stream);
    }

    private List<Row> rowsOf(FormDefinition.Grid grid) {
        List<Row> made = new ArrayList<>();
        for (DraftLine line : draft.lines(grid.field().name())) {
            made.add(row(grid, line, made.size()));
        }
        return made;
    }

    private Row row(FormDefinition.Grid grid, DraftLine line, int position) {
        Map<String, Cell> made = new LinkedHashMap<>();
        for (FieldDefinition column : grid.columns()) {
            String path = grid.field().name() + "[" + position + "]." + column.name();
            made.put(column.name(), cell(column, path, line.values().get(column.name())));
        }
        return new Row(line, position, made);
    }

    private Cell cell(FieldDefinition field, String path, @Nullable Object value) {
        return new Cell(field, path, editable && !field.computed(), write(field, value));
    }

    /** Write a value as the screen shows it. */
    String write(FieldDefinition field, @Nullable Object value) {
        Locale locale = desk.locale();
        return switch (value) {
            case UUID id when field.type() == FieldType.REFERENCE -> named(id);
            case UUID user when field.type() == FieldType.USER -> named(user);
            case List<?> ids when field.type() == FieldType.REFERENCES ->
                String.join(", ", ids.stream().map(id -> code((UUID) id)).toList());
            case String code when field.type() == FieldType.CHOICE && !editable -> field.choiceLabel(code);
            case null, default -> ScreenText.write(field.type(), value, locale);
        };
    }

    private String named(UUID id) {
        Reference reference = references.get(id);
        if (reference == null) {
            return "";
        }
        return reference.name().isEmpty() || reference.name().equals(reference.code())
                ? reference.code()
                : reference.code() + " " + reference.name();
    }

    private String code(UUID id) {
        return Optional.ofNullable(references.get(id)).map(Reference::code).orElse("");
    }

    /** Add an empty line to a grid. */
    Row add(FormDefinition.Grid grid) {
        DraftLine line = new DraftLine(null);
        draft.lines(grid.field().name()).add(line);
        List<Row> all = rows.computeIfAbsent(grid.field().name(), name -> new ArrayList<>());
        Row made = row(grid, line, all.size());
        all.add(made);
        return made;
    }

    /** Take the lines nobody typed into out of the draft. */
    void dropBlank() {
        rows.forEach((field, all) -> all.stream()
                .filter(Row::isBlank)
                .forEach(row -> draft.lines(field).removeIf(line -> line == row.line())));
    }

    /** Read every changed cell into the draft; what cannot be read is noted as a problem and stays typed. */
    void read() {
        draft.problems().clear();
        cells.values().forEach(cell -> read(cell, draft.values()));
        rows.values().forEach(all -> all.forEach(
                row -> row.getCells().values().forEach(cell -> read(cell, row.line().values()))));
    }

    private void read(Cell cell, Map<String, @Nullable Object> into) {
        cell.setError(null);
        if (!cell.isEditable() || !cell.isChanged()) {
            return;
        }
        String typed = cell.getText().strip();
        if (typed.isEmpty()) {
            into.put(cell.getName(), cell.getField().type() == FieldType.REFERENCES ? List.of() : null);
            return;
        }
        Object value = value(cell.getField(), typed);
        if (value == null) {
            draft.problem(Violation.of(cell.getPath(), wrong(cell.getField().type()), "typed", typed));
        } else {
            into.put(cell.getName(), value);
        }
    }

    private static String wrong(FieldType type) {
        return switch (type) {
            case REFERENCE, REFERENCES -> "reference.unknown";
            default -> "value.type";
        };
    }

    private @Nullable Object value(FieldDefinition field, String typed) {
        Locale locale = desk.locale();
        return switch (field.type()) {
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> ScreenText.decimal(typed, locale);
            case INTEGER -> whole(ScreenText.decimal(typed, locale));
            case DATE -> ScreenText.day(typed, desk.call().businessDate(), locale);
            case BOOLEAN -> Boolean.valueOf(typed);
            case CURRENCY -> typed.toUpperCase(Locale.ROOT);
            case REFERENCE -> reference(field, typed);
            case REFERENCES -> references(field, typed);
            default -> typed;
        };
    }

    private static @Nullable Integer whole(@Nullable BigDecimal number) {
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    private @Nullable UUID reference(FieldDefinition field, String typed) {
        String entity = java.util.Objects.requireNonNull(field.refersTo());
        Optional<UUID> byCode = desk.platform().drafts().find(desk.call(), entity, typed);
        if (byCode.isEmpty() && typed.contains(" ")) {
            byCode = desk.platform().drafts().find(desk.call(), entity, typed.substring(0, typed.indexOf(' ')));
        }
        if (byCode.isPresent()) {
            return byCode.get();
        }
        List<Reference> alike = desk.platform().drafts().lookup(desk.call(), entity, typed, 2);
        return alike.size() == 1 ? alike.getFirst().id() : null;
    }

    private @Nullable List<UUID> references(FieldDefinition field, String typed) {
        List<UUID> ids = new ArrayList<>();
        for (String one : typed.split("[,;]")) {
            if (!one.isBlank()) {
                UUID id = reference(field, one.strip());
                if (id == null) {
                    return null;
                }
                ids.add(id);
            }
        }
        return ids;
    }

    /** Show computed values, for instance totals, without touching what is typed. */
    void showComputed(Map<String, @Nullable Object> values) {
        cells.values().stream()
                .filter(cell -> cell.getField().computed())
                .forEach(cell -> cell.show(write(cell.getField(), values.get(cell.getName()))));
        rows.forEach((field, all) -> {
            if (values.get(field) instanceof List<?> lines) {
                for (int i = 0; i < Math.min(lines.size(), all.size()); i++) {
                    Map<String, @Nullable Object> line = ((DraftLine) lines.get(i)).values();
                    all.get(i).getCells().values().stream()
                            .filter(cell -> cell.getField().computed())
                            .forEach(cell -> cell.show(write(cell.getField(), line.get(cell.getName()))));
                }
            }
        });
    }

    /** Put each violation on the cell it names; returns those that name none. */
    List<Violation> showViolations(List<Violation> violations) {
        Map<String, Cell> byPath = new HashMap<>(cells);
        rows.values().forEach(all -> all.forEach(
                row -> row.getCells().values().forEach(cell -> byPath.put(cell.getPath(), cell))));
        List<Violation> elsewhere = new ArrayList<>();
        for (Violation violation : violations) {
            Cell cell = byPath.get(violation.field());
            if (cell == null) {
                elsewhere.add(violation);
            } else {
                cell.setError(desk.text(violation.code(), violation.arguments()));
            }
        }
        return elsewhere;
    }

    /** Tell today for fields that are not of a record. */
    LocalDate today() {
        return desk.call().businessDate();
    }
}
