package org.twisterp.ledger.account;

/** Name the sub-ledger that an account controls; manual lines are refused on it. The first four make open items by party. */
public enum Control {
    RECEIVABLE,
    PAYABLE,
    PAYROLL,
    LOAN,
    INVENTORY,
    GOODS_RECEIVED,
    ASSET
}
