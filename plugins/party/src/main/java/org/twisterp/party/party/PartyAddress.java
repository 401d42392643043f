package org.twisterp.party.party;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Line;

/** Keep a place of the party. */
@Entity
@Table(name = "party_address")
public class PartyAddress extends Line {

    /** Name what an address is for. */
    public enum Kind {
        MAIN,
        BILLING,
        DELIVERY
    }

    @NotNull
    private Kind kind = Kind.MAIN;

    @Size(max = 200)
    private @Nullable String street;

    @Size(max = 200)
    private @Nullable String street2;

    @Size(max = 20)
    private @Nullable String postalCode;

    @Size(max = 100)
    private @Nullable String city;

    @Size(max = 100)
    private @Nullable String region;

    /** ISO 3166 code. */
    @Pattern(regexp = "[A-Z]{2}")
    private @Nullable String country;

    protected PartyAddress() {}

    public Kind kind() {
        return kind;
    }
}
