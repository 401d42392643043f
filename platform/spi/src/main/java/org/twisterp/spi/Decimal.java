package org.twisterp.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Say what a BigDecimal field measures; every BigDecimal field of an entity has it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Decimal {
    Measure value();

    /**
     * Name the field that holds the currency of a MONEY field, of the line or its header; {@code header.NAME} of the header
     * alone; empty for the company's currency.
     */
    String currency() default "currency";

    /** Name the measures with their scale in database and on the wire. */
    enum Measure {
        /** An amount of money, with exactly the currency's decimals; numeric(19,4). */
        MONEY,
        /** A price or cost of one unit, not rounded; numeric(24,8). */
        UNIT_PRICE,
        /** A number of units; numeric(24,8). */
        QUANTITY,
        /** An exchange rate; numeric(24,12). */
        RATE,
        /** Hundredths, 20 for 20 %; numeric(24,12). */
        PERCENT
    }
}
