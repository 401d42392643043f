package org.twisterp.ledger.journal;

/** Name the module whose entries a journal takes; periods are closed by it. */
public enum JournalKind {
    GENERAL,
    PURCHASES,
    SALES,
    BANK,
    CASH,
    INVENTORY,
    MANUFACTURING,
    PAYROLL,
    ASSETS,
    LOANS,
    PROJECTS,
    CLOSING
}
