package org.twisterp.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Name the people behind an entry; each is a person, never a service account.
 *
 * @param createdBy who made the document
 * @param approvedBy who approved it, in order
 * @param postedBy who posts it
 * @param softCloseReason why it may go into a soft-closed period, where the one who posts holds the role for that; null otherwise
 */
public record People(
        UUID createdBy,
        List<UUID> approvedBy,
        UUID postedBy,
        @Nullable String softCloseReason) {

    public People {
        approvedBy = List.copyOf(approvedBy);
    }

    /** Name one person for all, with nobody's approval. */
    public static People only(UUID person) {
        return new People(person, List.of(), person, null);
    }
}
