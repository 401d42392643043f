package org.twisterp.ledger;

/**
 * Ask for a document number that is taken with the entry.
 *
 * @param document entity name, for instance finance.supplier-bill
 * @param branch code of the branch whose series it is; empty for the company's
 * @param pattern pattern of a series that does not exist yet, for instance {@code BILL-{fy}-{n:000000}}
 */
public record DocumentSeries(String document, String branch, String pattern) {

    /** Ask in the company's own series. */
    public static DocumentSeries of(String document, String pattern) {
        return new DocumentSeries(document, "", pattern);
    }
}
