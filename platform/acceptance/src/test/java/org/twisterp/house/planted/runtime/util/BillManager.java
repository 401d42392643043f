package org.twisterp.house.planted.runtime.util;

/** Break the names: a package, a type and a verb that say nothing. */
public final class BillManager {

    /** Do something. */
    public void processBill(IBill bill) {
        bill.toString();
    }
}
