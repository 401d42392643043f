package org.twisterp.ledger.period;

/** Tell ordinary periods from the adjusting one of a year, which is chosen by name. */
public enum PeriodKind {
    ORDINARY,
    ADJUSTING
}
