package org.twisterp.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;

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

    private static final Set<String> KEYS =
            Set.of("journal", "date", "documentDate", "taxDate", "narration", "manual", "lines");
    private static final Set<String> LINE_KEYS = Set.of(
            "each", "debit", "credit", "amount", "functional", "dimensions", "party", "due", "installments", "when");

    public PostingRule {
        lines = List.copyOf(lines);
    }

    /**
     * Take a rule from the tree of a posting.yaml.
     *
     * @throws org.twisterp.kernel.RefusalException {@code posting.invalid} naming the key that is unknown or missing
     */
    public static PostingRule of(Map<String, ?> tree) {
        refuseUnknown(tree, KEYS);
        List<Line> lines = new ArrayList<>();
        for (Object line : tree.get("lines") instanceof List<?> list ? list : List.of()) {
            lines.add(line(line instanceof Map<?, ?> map ? map : Map.of()));
        }
        if (lines.isEmpty()) {
            throw invalid("lines");
        }
        return new PostingRule(
                text(tree, "journal", null),
                text(tree, "date", null),
                text(tree, "documentDate", "documentDate"),
                text(tree, "taxDate", "taxDate"),
                text(tree, "narration", "narration"),
                Boolean.TRUE.equals(tree.get("manual")),
                lines);
    }

    private static Line line(Map<?, ?> tree) {
        refuseUnknown(tree, LINE_KEYS);
        if (tree.containsKey("debit") == tree.containsKey("credit")) {
            throw invalid("debit");
        }
        List<String> dimensions = tree.get("dimensions") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return new Line(
                optional(tree, "each"),
                optional(tree, "debit"),
                optional(tree, "credit"),
                text(tree, "amount", null),
                optional(tree, "functional"),
                dimensions,
                optional(tree, "party"),
                optional(tree, "due"),
                optional(tree, "installments"),
                optional(tree, "when"));
    }

    private static void refuseUnknown(Map<?, ?> tree, Set<String> known) {
        tree.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw invalid(key);
                });
    }

    private static @Nullable String optional(Map<?, ?> tree, String key) {
        return tree.get(key) == null ? null : String.valueOf(tree.get(key));
    }

    private static String text(Map<?, ?> tree, String key, @Nullable String otherwise) {
        String value = optional(tree, key) == null ? otherwise : optional(tree, key);
        if (value == null) {
            throw invalid(key);
        }
        return value;
    }

    private static RuntimeException invalid(String key) {
        return Refusal.invalid("posting.invalid", "key", key).exception();
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
