package org.twisterp.finance.manualjournal;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Rounding;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Context;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Document;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.PostingFacts;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Violations;

/** Keep an entry that a person writes line by line and another approves. */
@Entity
@Table(name = "finance_manual_journal")
@EntityName("finance.manual-journal")
public class ManualJournal extends Document {

    /** Name the kinds of entries that a person may write. */
    public enum Kind {
        ORDINARY,
        ADJUSTING,
        OPENING
    }

    @NotNull
    @RefersTo("ledger.journal")
    @Column(name = "journal_id")
    private @Nullable Ref<?> journal;

    @NotNull
    private @Nullable LocalDate documentDate;

    @NotNull
    private @Nullable LocalDate postingDate;

    private @Nullable LocalDate taxDate;

    /** Book it counts in; null for all. */
    @Size(max = 40)
    private @Nullable String book;

    @NotNull
    private Kind kind = Kind.ORDINARY;

    @NotNull
    @Size(min = 3, max = 3)
    private @Nullable String currency;

    @Size(max = 500)
    private @Nullable String narration;

    /** Day on which the entry is taken back; null when it stays. */
    private @Nullable LocalDate reverseOn;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<ManualJournalLine> lines = new ArrayList<>();

    @Computed
    @Decimal(value = Measure.MONEY, currency = "")
    private BigDecimal amountDebit = BigDecimal.ZERO;

    @Computed
    @Decimal(value = Measure.MONEY, currency = "")
    private BigDecimal amountCredit = BigDecimal.ZERO;

    protected ManualJournal() {}

    @Override
    public @Nullable LocalDate postingDate() {
        return postingDate;
    }

    @Override
    public void complete(Context context) {
        if (documentDate == null) {
            documentDate = postingDate == null ? context.businessDate() : postingDate;
        }
        if (postingDate == null) {
            postingDate = documentDate;
        }
        Currency functional = context.company().currency();
        if (currency == null) {
            currency = functional.code();
        }
        amountDebit = sum(functional, 1);
        amountCredit = sum(functional, -1);
    }

    private BigDecimal sum(Currency functional, int sign) {
        return Rounding.round(
                lines.stream()
                        .map(line -> line.amount(functional, currency()))
                        .filter(amount -> amount.signum() == sign)
                        .map(BigDecimal::abs)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                functional);
    }

    @Override
    public void check(Context context, Violations violations) {
        Currency functional = context.company().currency();
        Map<UUID, Map<String, Object>> accounts = new HashMap<>();
        BigDecimal difference = sum(functional, 1).subtract(sum(functional, -1));
        if (difference.signum() != 0) {
            violations.add(
                    "lines",
                    "ledger.unbalanced",
                    "difference",
                    difference.abs().toPlainString(),
                    "currency",
                    functional.code());
        }
        if (lines.size() < 2) {
            violations.add("lines", "ledger.too-few-lines");
        }
        if (reverseOn != null) {
            violations.add("reverseOn", "journal.reverse-on-not-yet");
        }
        for (int i = 0; i < lines.size(); i++) {
            checkLine("lines[" + i + "].", lines.get(i), functional, context, accounts, violations);
        }
    }

    private void checkLine(
            String path,
            ManualJournalLine line,
            Currency functional,
            Context context,
            Map<UUID, Map<String, Object>> accounts,
            Violations violations) {
        if (!line.oneSided()) {
            violations.add(path + "debit", "journal.one-side");
        } else if (!line.convertible(functional, currency())) {
            violations.add(path + "rate", "journal.rate-missing", "currency", functional.code());
        }
        if (line.taxed()) {
            violations.add(path + "taxes", "journal.taxes-not-yet");
        }
        Ref<?> account = line.account();
        if (account == null) {
            violations.add(path + "account", "value.required", "field", "account");
            return;
        }
        Map<String, Object> values = accounts.computeIfAbsent(
                account.id(), id -> context.read("ledger.account", account).orElse(Map.of()));
        String code = Objects.toString(values.get("code"), "");
        if (values.get("control") != null) {
            violations.add(path + "account", "ledger.control-account", "account", code);
        } else if (Boolean.FALSE.equals(values.get("manualPosting"))) {
            violations.add(path + "account", "journal.no-manual-posting", "account", code);
        }
    }

    /** Return the facts for posting.yaml: each line with its own account. */
    @Override
    public PostingFacts post(Context context) {
        Currency functional = context.company().currency();
        PostingFacts.Builder facts = PostingFacts.in(functional, BigDecimal.ONE)
                .value("journal", journal)
                .value("kind", kind.name().toLowerCase(Locale.ROOT))
                .value("book", book)
                .value("documentDate", documentDate)
                .value("postingDate", postingDate)
                .value("taxDate", taxDate)
                .value("narration", narration);
        lines.forEach(line -> facts.line("lines", line.facts(functional, currency())));
        return facts.build();
    }

    private Currency currency() {
        return Currency.of(Objects.requireNonNull(currency));
    }
}
