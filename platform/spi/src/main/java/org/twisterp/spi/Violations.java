package org.twisterp.spi;

import java.util.ArrayList;
import java.util.List;
import org.twisterp.kernel.Violation;

/** Collect what is wrong with the fields of one record. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Add one; arguments come as name, value. */
    public void add(String field, String code, Object... pairs) {
        found.add(Violation.of(field, code, pairs));
    }

    /** Return what was added so far, in order. */
    public List<Violation> list() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }
}
