package org.twisterp.ledger.account;

/** Name where an account stands: on the balance sheet or in the income statement. */
public enum AccountType {
    ASSET,
    LIABILITY,
    EQUITY,
    INCOME,
    EXPENSE
}
