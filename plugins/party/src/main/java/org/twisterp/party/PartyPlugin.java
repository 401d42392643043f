package org.twisterp.party;

import java.util.List;
import org.twisterp.party.party.CompanyPart;
import org.twisterp.party.party.Party;
import org.twisterp.party.party.PartyAddress;
import org.twisterp.party.party.PartyTaxNumber;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Line;
import org.twisterp.spi.Stored;

/** List what the party plugin brings. */
public final class PartyPlugin implements ErpPlugin {

    @Override
    public String id() {
        return "party";
    }

    @Override
    public List<Class<? extends Stored>> entities() {
        return List.of(Party.class);
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(PartyTaxNumber.class, PartyAddress.class, CompanyPart.class);
    }
}
