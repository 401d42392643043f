package org.twisterp.runtime.definition;

/** Name the types of fields; each has one widget, one wire form and one Java type of its typed value. */
public enum FieldType {
    /** One line of text; String. */
    TEXT,
    /** Several lines of text; String. */
    LONG_TEXT,
    /** A whole number; Integer. */
    INTEGER,
    /** Yes or no; Boolean. */
    BOOLEAN,
    /** A day; LocalDate. */
    DATE,
    /** A moment; Instant. */
    TIMESTAMP,
    /** An amount with the decimals of its currency; BigDecimal. */
    MONEY,
    /** A price of one unit, up to eight decimals; BigDecimal. */
    UNIT_PRICE,
    /** A number of units, up to eight decimals; BigDecimal. */
    QUANTITY,
    /** A rate, up to twelve decimals; BigDecimal. */
    RATE,
    /** Hundredths, up to twelve decimals; BigDecimal. */
    PERCENT,
    /** A currency of ISO 4217; String of three capitals. */
    CURRENCY,
    /** One of a few codes; String. */
    CHOICE,
    /** Another record; UUID. */
    REFERENCE,
    /** Several other records in order; List of UUID. */
    REFERENCES,
    /** Several short texts in order, for instance tags; List of String. */
    TEXTS,
    /** Lines of the record; List of DraftLine. */
    LINES,
    /** A free object; Map. */
    JSON,
    /** A person; UUID of the user, the login on the wire; always computed. */
    USER;

    /** Tell whether its values are exact decimals. */
    public boolean isDecimal() {
        return switch (this) {
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> true;
            default -> false;
        };
    }

    /** Return how many decimals fit; money is limited by its currency instead. */
    public int scale() {
        return switch (this) {
            case MONEY -> 4;
            case UNIT_PRICE, QUANTITY -> 8;
            case RATE, PERCENT -> 12;
            default -> 0;
        };
    }

    /** Return how many digits fit in all. */
    public int precision() {
        return this == MONEY ? 19 : 24;
    }
}
