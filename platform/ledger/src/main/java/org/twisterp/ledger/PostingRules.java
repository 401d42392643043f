package org.twisterp.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Money;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Rounding;
import org.twisterp.kernel.Uuid7;
import org.twisterp.spi.PostingFacts;

/** Turn facts into an entry by a posting rule; pure, reads and writes nothing. */
public final class PostingRules {

    private static final String RESIDUE = "rounding-currency";
    private final AccountRoles roles;
    private final Conditions conditions;

    public PostingRules(AccountRoles roles, Conditions conditions) {
        this.roles = roles;
        this.conditions = conditions;
    }

    /**
     * Resolve facts into a draft, converting each line and putting what rounding leaves on the role rounding-currency.
     *
     * @throws org.twisterp.kernel.RefusalException {@code ledger.account-role}, {@code money.scale}
     */
    public EntryDraft resolve(PostingRule rule, PostingFacts facts, Posting posting) {
        Map<String, @Nullable Object> values = facts.values();
        LocalDate postingDate = (LocalDate) Objects.requireNonNull(values.get(rule.date()), rule.date());
        LocalDate documentDate = date(values.get(rule.documentDate()), postingDate);
        List<LineDraft> lines = new ArrayList<>();
        for (PostingRule.Line line : rule.lines()) {
            lines.addAll(lines(line, facts, posting));
        }
        addResidue(lines, facts, posting);
        return new EntryDraft(
                Uuid7.next(),
                posting.company(),
                text(values.get("journal"), rule.journal()),
                EntryKind.of(text(values.get("kind"), "ordinary")),
                text(values.get("book"), ""),
                documentDate,
                postingDate,
                date(values.get(rule.taxDate()), documentDate),
                values.get("period") instanceof String period ? period : null,
                values.get(rule.narration()) instanceof String narration ? narration : null,
                rule.manual(),
                posting.source(),
                null,
                posting.people(),
                lines);
    }

    private List<LineDraft> lines(PostingRule.Line rule, PostingFacts facts, Posting posting) {
        if (rule.each() == null) {
            Map<String, @Nullable Object> own = new HashMap<>(facts.values());
            own.keySet().removeAll(Set.of("account", "currency", "rate"));
            return line(rule, own, facts, posting);
        }
        List<LineDraft> lines = new ArrayList<>();
        for (Map<String, @Nullable Object> own : facts.groups().getOrDefault(rule.each(), List.of())) {
            lines.addAll(line(rule, own, facts, posting));
        }
        return lines;
    }

    private List<LineDraft> line(
            PostingRule.Line rule, Map<String, @Nullable Object> own, PostingFacts facts, Posting posting) {
        Map<String, @Nullable Object> all = new HashMap<>(facts.values());
        all.putAll(own);
        Currency currency = currency(own.get("currency"), facts.currency());
        BigDecimal rate = own.get("rate") instanceof BigDecimal given ? given : facts.rate();
        BigDecimal amount = amount(own.get(rule.amount()), currency);
        BigDecimal functional = rule.functional() == null || own.get(rule.functional()) == null
                ? Rounding.round(amount.multiply(rate), posting.company().currency())
                : amount(own.get(rule.functional()), posting.company().currency());
        boolean nothing = amount.signum() == 0 && functional.signum() == 0;
        if (nothing || (rule.when() != null && !conditions.holds(rule.when(), all))) {
            return List.of();
        }
        String role = rule.debit() == null ? Objects.requireNonNull(rule.credit()) : rule.debit();
        int sign = rule.debit() == null ? -1 : 1;
        boolean debit = (functional.signum() == 0 ? amount.signum() : functional.signum()) == sign;
        return List.of(new LineDraft(
                roles.account(role, own, all),
                debit ? functional.abs() : zero(posting.company().currency()),
                debit ? zero(posting.company().currency()) : functional.abs(),
                currency,
                debit ? amount.abs() : zero(currency),
                debit ? zero(currency) : amount.abs(),
                currency.equals(posting.company().currency()) ? BigDecimal.ONE : rate,
                rateKind(all, !currency.equals(posting.company().currency())),
                all.get("rateDate") instanceof LocalDate rateDate ? rateDate : null,
                own.get("description") instanceof String description ? description : null,
                rule.party() == null || all.get(rule.party()) == null ? null : AccountRoles.id(all.get(rule.party())),
                rule.due() != null && all.get(rule.due()) instanceof LocalDate due ? due : null,
                dimensions(rule, all),
                taxMark(own),
                installments(rule, facts),
                own.get("allocation") instanceof Ref<?> allocation ? allocation.id() : null));
    }

    private void addResidue(List<LineDraft> lines, PostingFacts facts, Posting posting) {
        Currency functional = posting.company().currency();
        BigDecimal residue = lines.stream().map(LineDraft::balance).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal own = lines.stream().map(LineDraft::balanceCurrency).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean converted = lines.stream().allMatch(line -> line.currency().equals(facts.currency()))
                && !facts.currency().equals(functional);
        BigDecimal most = BigDecimal.valueOf(lines.size(), functional.exponent());
        if (!converted
                || own.signum() != 0
                || residue.signum() == 0
                || residue.abs().compareTo(most) > 0) {
            return;
        }
        BigDecimal zero = zero(facts.currency());
        lines.add(new LineDraft(
                roles.account(RESIDUE, Map.of(), facts.values()),
                residue.negate().max(zero(functional)),
                residue.max(zero(functional)),
                facts.currency(),
                zero,
                zero,
                facts.rate(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                List.of(),
                null));
    }

    private static Map<String, Object> dimensions(PostingRule.Line rule, Map<String, @Nullable Object> all) {
        Map<String, Object> dimensions = new HashMap<>();
        for (String name : rule.dimensions()) {
            switch (all.get(name)) {
                case null -> {}
                case Ref<?> ref -> dimensions.put(name, ref.id());
                case Map<?, ?> custom ->
                    custom.forEach((key, value) -> dimensions.put(key.toString(), String.valueOf(value)));
                case Object value -> dimensions.put(name, value);
            }
        }
        return dimensions;
    }

    private static LineDraft.@Nullable TaxMark taxMark(Map<String, @Nullable Object> own) {
        if (own.get("tax") == null && own.get("tags") == null) {
            return null;
        }
        List<String> tags = own.get("tags") instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.toList())
                : List.of();
        return new LineDraft.TaxMark(
                own.get("tax") == null ? null : AccountRoles.id(own.get("tax")),
                own.get("taxBase") instanceof BigDecimal base ? base : null,
                tags);
    }

    private static List<LineDraft.Installment> installments(PostingRule.Line rule, PostingFacts facts) {
        if (rule.installments() == null) {
            return List.of();
        }
        return facts.groups().getOrDefault(rule.installments(), List.of()).stream()
                .map(part -> new LineDraft.Installment(
                        (LocalDate) Objects.requireNonNull(part.get("dueDate")),
                        amount(part.get("amount"), facts.currency())))
                .toList();
    }

    private static BigDecimal amount(@Nullable Object value, Currency currency) {
        return value instanceof BigDecimal amount
                ? Money.exact(amount, currency).amount()
                : zero(currency);
    }

    private static BigDecimal zero(Currency currency) {
        return Money.zero(currency).amount();
    }

    private static Currency currency(@Nullable Object value, Currency otherwise) {
        return switch (value) {
            case null -> otherwise;
            case Currency currency -> currency;
            case Object code -> Currency.of(code.toString());
        };
    }

    private static LocalDate date(@Nullable Object value, LocalDate otherwise) {
        return value instanceof LocalDate date ? date : otherwise;
    }

    private static @Nullable String rateKind(Map<String, @Nullable Object> values, boolean foreign) {
        return foreign ? text(values.get("rateKind"), "daily") : null;
    }

    private static String text(@Nullable Object value, String otherwise) {
        return switch (value) {
            case null -> otherwise;
            case Ref<?> ref -> ref.id().toString();
            case Object other -> other.toString().isEmpty() ? otherwise : other.toString();
        };
    }
}
