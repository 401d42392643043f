package org.twisterp.runtime.setup.company;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.spi.Company;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Stored;

/** Show a company of the group; the installation makes them. */
@Entity
@Table(name = "company")
@EntityName("platform.company")
public class CompanyRecord extends Stored {

    @NotNull
    @Size(min = 1, max = 20)
    private String code = "";

    @NotNull
    @Size(min = 1, max = 200)
    private String legalName = "";

    @NotNull
    private @Nullable Currency currency;

    @NotNull
    @Size(max = 60)
    private String timeZone = "UTC";

    @Size(max = 60)
    private @Nullable String taxNumber;

    private int fiscalYearStart = 1;

    @NotNull
    private Company.TaxRounding taxRounding = Company.TaxRounding.DOCUMENT;

    @NotNull
    private Company.Reversal reversal = Company.Reversal.SWAP;

    private boolean active = true;

    protected CompanyRecord() {}

    public String code() {
        return code;
    }

    public String legalName() {
        return legalName;
    }
}
