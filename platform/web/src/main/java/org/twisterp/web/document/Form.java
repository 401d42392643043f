package org.twisterp.web.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.twisterp.web.desk.Desk;
import org.twisterp.web.desk.ScreenText;
import org.twisterp.web.parts.Figures;

/** Hold the cells of a draft on the screen and read them back into it. */
final class Form {

    private static final String TYPED = "typed.";

    private final Desk desk;
    private final FormDefinition definition;
    private final Draft draft;
    private final boolean editable;
    private final Typed typed;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<UUID, Reference> references = new HashMap<>();

    Form(Desk desk, FormDefinition definition, Draft draft, boolean editable) {
        this.desk = desk;
        this.definition = definition;
        this.draft = draft;
        this.editable = editable;
        this.typed = new Typed(desk);
        references.putAll(desk.platform().drafts().references(desk.call(), draft));
        fields().forEach(field -> cells.computeIfAbsent(field.name(), name -> cell(field, editable, draft.get(name))));
        definition
                .lines()
                .forEach(grid -> rows.put(
                        grid.field().name(),
                        rowsOf(grid, draft.lines(grid.field().name()))));
        definition.lines().stream()
                .findFirst()
                .filter(grid -> open(grid) && rows(grid.field().name()).isEmpty())
                .ifPresent(this::add);
    }

    boolean editable() {
        return editable;
    }

    Map<String, Cell> cells() {
        return cells;
    }

    List<Row> rows(String field) {
        return rows.getOrDefault(field, List.of());
    }

    /** Tell whether lines may be typed into a grid. */
    boolean open(FormDefinition.Grid grid) {
        return editable && !grid.field().computed();
    }

    private Stream<FieldDefinition> fields() {
        return Stream.of(
                        definition.head().stream(),
                        definition.sections().stream().flatMap(section -> section.fields().stream()),
                        definition.totals().stream(),
                        definition.facts().stream())
                .flatMap(stream -> stream);
    }

    private List<Row> rowsOf(FormDefinition.Grid grid, List<DraftLine> lines) {
        List<Row> made = new ArrayList<>();
        for (DraftLine line : lines) {
            Row row = row(grid, line, false);
            row.place(made.size());
            made.add(row);
        }
        return made;
    }

    private Row row(FormDefinition.Grid grid, DraftLine line, boolean added) {
        Map<String, Cell> made = new LinkedHashMap<>();
        for (FieldDefinition column : grid.columns()) {
            made.put(column.name(), cell(column, open(grid), line.values().get(column.name())));
        }
        return new Row(line, made, added);
    }

    private Cell cell(FieldDefinition field, boolean open, @Nullable Object value) {
        boolean typable = open && !field.computed();
        String href = value instanceof UUID id && field.refersTo() != null
                ? desk.address().to(field.refersTo(), id.toString()).toString()
                : null;
        return new Cell(field, typable, write(field, value, typable), href);
    }

    /** Write a value as the screen shows it; choices by their code where they can be chosen. */
    private String write(FieldDefinition field, @Nullable Object value, boolean typable) {
        return switch (value) {
            case UUID id when field.type() == FieldType.REFERENCE || field.type() == FieldType.USER -> named(id);
            case List<?> many ->
                String.join(
                        ", ",
                        many.stream()
                                .map(one -> one instanceof UUID id ? code(id) : String.valueOf(one))
                                .toList());
            case String code when field.type() == FieldType.CHOICE && !typable -> field.choiceLabel(code);
            case BigDecimal amount when field.type() == FieldType.MONEY -> desk.money(amount, currency(field));
            case Boolean flag when !typable -> desk.word(flag ? "yes" : "no");
            case null, default -> ScreenText.write(field.type(), value, desk.locale());
        };
    }

    /** Return the currency of an amount: that of the field it names, of the record, or null for the company's. */
    private @Nullable Object currency(FieldDefinition field) {
        return field.currencyField().isEmpty() ? null : draft.get(field.currencyField());
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

    /** Say who did something and on which day, out of two fields that the platform stamps; empty when nobody did. */
    String signature(String by, String at) {
        if (!(draft.base().get(by) instanceof UUID user)) {
            return "";
        }
        Reference person = references.get(user);
        String name = person == null ? "" : person.name();
        String day = draft.base().get(at) instanceof Instant moment
                ? Figures.day(moment.atZone(desk.call().inCompany().timeZone()).toLocalDate(), desk.locale())
                : "";
        return name.isEmpty() || day.isEmpty() ? name + day : name + " · " + day;
    }

    private String code(UUID id) {
        return Optional.ofNullable(references.get(id)).map(Reference::code).orElse("");
    }

    /** Add an empty line to a grid. */
    Row add(FormDefinition.Grid grid) {
        Row made = row(
                grid,
                desk.platform()
                        .drafts()
                        .blankLine(desk.call(), draft.entity(), grid.field().name()),
                true);
        rows.computeIfAbsent(grid.field().name(), name -> new ArrayList<>()).add(made);
        return made;
    }

    /** Take a line out of a grid; an editable grid keeps one to type into. */
    void remove(FormDefinition.Grid grid, int index) {
        List<Row> all = rows.get(grid.field().name());
        if (all != null && index >= 0 && index < all.size()) {
            all.remove(index);
            if (all.isEmpty()) {
                add(grid);
            }
        }
    }

    /** Read every changed cell into the draft; what cannot be read is noted as a problem and stays typed. */
    void read() {
        draft.problems().clear();
        cells.values().forEach(cell -> read(cell, cell.getName(), draft.values()));
        definition.lines().stream().filter(this::open).forEach(this::readLines);
    }

    private void readLines(FormDefinition.Grid grid) {
        String field = grid.field().name();
        List<DraftLine> kept = new ArrayList<>();
        for (Row row : rows(field)) {
            boolean blank = row.isBlank();
            row.place(blank ? Row.NOWHERE : kept.size());
            if (!blank) {
                kept.add(row.line());
            }
            String prefix = field + "[" + row.place() + "].";
            row.getCells().values().forEach(cell -> {
                if (blank) {
                    cell.setError(null);
                } else {
                    read(cell, prefix + cell.getName(), row.line().values());
                }
            });
        }
        List<DraftLine> lines = draft.lines(field);
        lines.clear();
        lines.addAll(kept);
    }

    private void read(Cell cell, String path, Map<String, @Nullable Object> into) {
        cell.setError(null);
        if (!cell.isEditable() || !cell.isChanged()) {
            return;
        }
        String text = cell.getText().strip();
        if (text.isEmpty()) {
            into.put(cell.getName(), typed.nothing(cell.getField()));
            return;
        }
        Object value = typed.value(cell.getField(), text);
        if (value == null) {
            draft.problem(Violation.of(path, wrong(cell.getField().type()), "typed", text));
        } else {
            into.put(cell.getName(), value);
        }
    }

    /** Name the word of the screen that says what cannot be read; see ui.properties. */
    private static String wrong(FieldType type) {
        return switch (type) {
            case REFERENCE, REFERENCES -> TYPED + "reference";
            case DATE -> TYPED + "date";
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> TYPED + "number";
            case INTEGER -> TYPED + "whole";
            default -> TYPED + "other";
        };
    }

    /** Say what is wrong, in the words of the screen where the screen could not read it. */
    String text(Violation violation) {
        return violation.code().startsWith(TYPED)
                ? desk.word(violation.code(), violation.arguments().get("typed"))
                : desk.text(violation.code(), violation.arguments());
    }

    /** Show computed values, for instance totals, without touching what is typed. */
    void showComputed(Map<String, @Nullable Object> values) {
        cells.values().forEach(cell -> fill(cell, values.get(cell.getName())));
        for (FormDefinition.Grid grid : definition.lines()) {
            if (!(values.get(grid.field().name()) instanceof List<?> lines)) {
                continue;
            }
            if (grid.field().computed()) {
                rows.put(
                        grid.field().name(),
                        rowsOf(grid, lines.stream().map(DraftLine.class::cast).toList()));
            } else {
                rows(grid.field().name()).stream()
                        .filter(row -> row.place() >= 0 && row.place() < lines.size())
                        .forEach(row -> fill(row, ((DraftLine) lines.get(row.place())).values()));
            }
        }
    }

    private void fill(Row row, Map<String, @Nullable Object> values) {
        row.getCells().values().forEach(cell -> fill(cell, values.get(cell.getName())));
    }

    private void fill(Cell cell, @Nullable Object value) {
        if (cell.getField().computed()) {
            cell.show(write(cell.getField(), value, false));
        } else if (cell.isEditable() && cell.getText().isBlank()) {
            cell.suggest(value == null ? "" : suggestion(cell.getField(), value));
        }
    }

    private String suggestion(FieldDefinition field, Object value) {
        if (value instanceof UUID id && !references.containsKey(id)) {
            return "";
        }
        return write(field, value, false);
    }

    /**
     * Return how the house writes what was typed and understood, by the id of the cell inside the form: codes with their
     * names, whole days, grouped figures.
     */
    Map<String, String> written() {
        references.putAll(desk.platform().drafts().references(desk.call(), draft));
        Map<String, String> written = new LinkedHashMap<>();
        cells.forEach((name, cell) -> note(written, name, cell, draft.get(name)));
        rows.forEach((field, all) -> {
            for (int i = 0; i < all.size(); i++) {
                Row row = all.get(i);
                String prefix = field + ":" + i + ":";
                row.getCells()
                        .forEach((name, cell) -> note(
                                written,
                                prefix + name,
                                cell,
                                row.line().values().get(name)));
            }
        });
        return written;
    }

    private void note(Map<String, String> written, String id, Cell cell, @Nullable Object value) {
        if (cell.isEditable()
                && cell.isChanged()
                && cell.getError() == null
                && !cell.getText().isBlank()) {
            String text = write(cell.getField(), value, true);
            if (!text.isEmpty() && !text.equals(cell.getText())) {
                cell.setText(text);
                written.put(id, text);
            }
        }
    }

    /**
     * Put each violation on the cell it names.
     *
     * @param elsewhere takes those that name no cell
     * @return the cells with their place on the page
     */
    List<Wrong> showViolations(List<Violation> violations, List<Violation> elsewhere) {
        Map<String, Wrong> byPath = new HashMap<>();
        cells.forEach((name, cell) -> byPath.put(name, new Wrong(name, cell)));
        rows.forEach((field, all) -> {
            for (int i = 0; i < all.size(); i++) {
                Row row = all.get(i);
                String id = field + ":" + i + ":";
                row.getCells()
                        .forEach((name, cell) ->
                                byPath.put(field + "[" + row.place() + "]." + name, new Wrong(id + name, cell)));
            }
        });
        List<Wrong> found = new ArrayList<>();
        for (Violation violation : violations) {
            Wrong wrong = byPath.get(violation.field());
            if (wrong == null || !wrong.cell().isEditable()) {
                elsewhere.add(violation);
            } else {
                wrong.cell().setError(text(violation));
                found.add(wrong);
            }
        }
        return found;
    }

    /**
     * Point at a cell with something wrong.
     *
     * @param id id of the cell inside the form
     */
    record Wrong(String id, Cell cell) {}

    /** Put a block copied from a spreadsheet into a grid, from a cell on; lines that are missing are added. */
    void paste(FormDefinition.Grid grid, int index, String column, String block) {
        List<Row> all = rows.get(grid.field().name());
        List<String> columns = grid.columns().stream()
                .filter(one -> !one.computed())
                .map(FieldDefinition::name)
                .toList();
        if (all == null || !open(grid) || !columns.contains(column)) {
            return;
        }
        int at = Math.max(0, index);
        for (String line : block.replace("\r", "").replaceAll("\n+$", "").split("\n", -1)) {
            Row row = at < all.size() ? all.get(at) : add(grid);
            int to = columns.indexOf(column);
            for (String value : line.split("\t", -1)) {
                if (to < columns.size()) {
                    Objects.requireNonNull(row.getCells().get(columns.get(to++)))
                            .setText(value.strip());
                }
            }
            at++;
        }
    }
}
