package org.twisterp.party.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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
    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind = Kind.MAIN;

    @Size(max = 200)
    @Column(name = "street")
    private @Nullable String street;

    @Size(max = 200)
    @Column(name = "street2")
    private @Nullable String street2;

    @Size(max = 20)
    @Column(name = "postal_code")
    private @Nullable String postalCode;

    @Size(max = 100)
    @Column(name = "city")
    private @Nullable String city;

    @Size(max = 100)
    @Column(name = "region")
    private @Nullable String region;

    /** ISO 3166 code. */
    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "country")
    private @Nullable String country;

    protected PartyAddress() {}

    public Kind kind() {
        return kind;
    }
}
