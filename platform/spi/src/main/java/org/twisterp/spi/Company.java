package org.twisterp.spi;

import java.time.ZoneId;
import java.util.UUID;
import org.twisterp.kernel.Currency;

/**
 * Name a company of the group.
 *
 * @param id key on every row of the company
 * @param code short code, unique in the group
 * @param legalName name for print
 * @param currency functional currency
 * @param timeZone zone of its business day
 * @param taxRounding where taxes are rounded: once per document or on each line
 * @param reversal how reversals are written: sides swapped or amounts negative
 * @param fiscalYearStart first month of the fiscal year, 1 to 12
 */
public record Company(
        UUID id,
        String code,
        String legalName,
        Currency currency,
        ZoneId timeZone,
        TaxRounding taxRounding,
        Reversal reversal,
        int fiscalYearStart) {

    /** Choose where taxes are rounded. */
    public enum TaxRounding {
        DOCUMENT,
        LINE
    }

    /** Choose how a reversal is written. */
    public enum Reversal {
        SWAP,
        NEGATIVE
    }
}
