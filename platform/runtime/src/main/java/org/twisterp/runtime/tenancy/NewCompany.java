package org.twisterp.runtime.tenancy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.spi.Company;

/** Ask for a company; see {@link Company}. */
public record NewCompany(
        String code,
        String legalName,
        Currency currency,
        ZoneId timeZone,
        @Nullable String taxNumber,
        int fiscalYearStart,
        Company.TaxRounding taxRounding,
        Company.Reversal reversal) {

    /** Ask for one with the usual settings: UTC, year from January, tax rounded per document, sides swapped. */
    public static NewCompany of(String code, String legalName, Currency currency) {
        return new NewCompany(
                code,
                legalName,
                currency,
                ZoneOffset.UTC,
                null,
                1,
                Company.TaxRounding.DOCUMENT,
                Company.Reversal.SWAP);
    }
}
