package org.twisterp.party.party;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Line;

/** Keep a number under which a tax office knows the party. */
@Entity
@Table(name = "party_tax_number")
public class PartyTaxNumber extends Line {

    /** ISO 3166 code of the country whose office gave it. */
    @Pattern(regexp = "[A-Z]{2}")
    private @Nullable String country;

    /** Kind of number where a country has several, for instance GSTIN or PAN. */
    @Size(max = 20)
    private @Nullable String scheme;

    @NotNull
    @Size(min = 1, max = 40)
    private @Nullable String number;

    protected PartyTaxNumber() {}

    public @Nullable String country() {
        return country;
    }

    public @Nullable String number() {
        return number;
    }
}
