package org.twisterp.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold a posting.yaml: how facts become an entry. Names in it are names of facts.
 *
 * @param journal kind or code of the journal; a fact {@code journal} wins
 * @param date fact with the posting date
 * @param documentDate fact with the document date; the posting date when the fact is missing
 * @param taxDate fact with the tax date; the document date when the fact is missing
 * @param narration fact with the text of the entry
 * @param manual true when a person chooses the accounts
 */
public record PostingRule(
        String journal,
        String date,
        String documentDate,
        String taxDate,
        String narration,
        boolean manual,
        List<Line> lines) {

    public PostingRule {
        lines = List.copyOf(lines);
    }

    /**
     * Say how one line, or one for each of a group, is made. Exactly one of debit and credit is given; a negative amount changes sides.
     *
     * @param each group of facts; null for one line from the header
     * @param debit account role that is debited
     * @param credit account role that is credited
     * @param amount fact with the amount in document currency, or in the currency that a fact {@code currency} of the line names
     * @param functional fact with the amount in the company's currency; null to convert
     * @param dimensions facts copied as dimensions
     * @param party fact with the party; null when it has none
     * @param due fact with the due date
     * @param installments group of facts with {@code dueDate} and {@code amount} that splits the open item
     * @param when condition; null for always
     */
    public record Line(
            @Nullable String each,
            @Nullable String debit,
            @Nullable String credit,
            String amount,
            @Nullable String functional,
            List<String> dimensions,
            @Nullable String party,
            @Nullable String due,
            @Nullable String installments,
            @Nullable String when) {

        public Line {
            dimensions = List.copyOf(dimensions);
            if ((debit == null) == (credit == null)) {
                throw new IllegalArgumentException("a posting line has a debit or a credit");
            }
        }
    }
}
