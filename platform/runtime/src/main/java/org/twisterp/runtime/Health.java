package org.twisterp.runtime;

import java.util.List;

/** Tell whether the platform lives and whether it can serve. */
public final class Health {

    /**
     * Hold one thing that was looked at.
     *
     * @param name for instance database.cg_demo or plugins
     * @param up whether it works
     * @param detail what is wrong, or a figure; empty when there is nothing to say
     */
    public record Check(String name, boolean up, String detail) {}

    /**
     * Hold an answer.
     *
     * @param up whether every check is up
     */
    public record Report(boolean up, List<Check> checks) {
        static Report of(List<Check> checks) {
            return new Report(checks.stream().allMatch(Check::up), List.copyOf(checks));
        }
    }

    Health() {}

    /** Look whether the process itself works; asks no database. */
    public Report live() {
        throw new UnsupportedOperationException();
    }

    /** Look whether the system database, every group's database, the plugins and the balance folder work. */
    public Report ready() {
        throw new UnsupportedOperationException();
    }
}
