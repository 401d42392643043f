package org.twisterp.party.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;

/**
 * Hold what documents need to know of a party in one company.
 *
 * @param code code of the party
 * @param name name of the party
 * @param active false when the party is no longer used anywhere
 * @param supplier whether it is a supplier
 * @param customer whether it is a customer
 * @param blocked whether the company deals with it no longer
 * @param paymentTerms terms agreed; null when none
 * @param receivable control account of its own; null when the role decides
 * @param payable control account of its own; null when the role decides
 * @param taxes taxes proposed on new lines
 */
public record PartyTerms(
        String code,
        String name,
        boolean active,
        boolean supplier,
        boolean customer,
        boolean blocked,
        @Nullable Ref<?> paymentTerms,
        @Nullable Ref<?> receivable,
        @Nullable Ref<?> payable,
        List<UUID> taxes) {

    public PartyTerms {
        taxes = List.copyOf(taxes);
    }
}
