package org.twisterp.runtime.persistence;

import java.util.Locale;

/** Spell names as the database and the wire do. */
public final class Names {

    private Names() {}

    /** Return the column of a field: billDate is bill_date. */
    public static String column(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** Return the stored form of a constant: PARTLY_SETTLED is partly-settled. */
    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return the constant of a stored form. */
    public static <E extends Enum<E>> E constant(Class<E> type, String kebab) {
        return Enum.valueOf(type, kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
