package org.twisterp.runtime.draft;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.definition.Shape;
import org.twisterp.spi.Call;

/** Fill what a new record or line starts with where nobody said otherwise. */
final class Defaults {

    private Defaults() {}

    /** Return what a new record starts with: required dates are the business date, required currencies the company's. */
    static Map<String, @Nullable Object> of(Call call, Records.Loaded fresh) {
        Map<String, @Nullable Object> values = fresh.values();
        for (FieldDefinition field : fresh.entity().entered()) {
            if (field.required() && values.get(field.name()) == null) {
                if (field.type() == FieldType.DATE) {
                    values.put(field.name(), call.businessDate());
                } else if (field.type() == FieldType.CURRENCY && call.company() != null) {
                    values.put(field.name(), call.inCompany().currency().code());
                }
            }
        }
        return values;
    }

    /** Return a new line as its class makes it. */
    static DraftLine line(Shape lines) {
        return new DraftLine(null, EntityValues.read(lines.create(), lines));
    }

    /** Fill columns that new lines leave out, and the name of a new master that has only a code. */
    static void fill(Records.Loaded loaded, Draft draft) {
        if (draft.isNew()
                && loaded.entity().find("name").isPresent()
                && !(draft.get("name") instanceof String name && !name.isBlank())) {
            draft.set("name", draft.get("code"));
        }
        for (Shape.Slot slot : loaded.shape().slots()) {
            if (slot.lines() != null && !slot.computed() && draft.get(slot.name()) instanceof List<?> lines) {
                fill(lines, slot.lines());
            }
        }
    }

    private static void fill(List<?> lines, Shape shape) {
        for (Object element : lines) {
            DraftLine line = (DraftLine) element;
            if (line.id() == null) {
                line(shape).values().forEach((name, value) -> {
                    if (!line.values().containsKey(name)) {
                        line.values().put(name, value);
                    }
                });
            }
        }
    }
}
