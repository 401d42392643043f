package org.twisterp.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Rounding;
import org.twisterp.kernel.Uuid7;

/** Make the open items of an entry: one for each instalment of each line on a party control account. */
final class OpenItems {

    static final String INSERT = """
            insert into open_item (company_id, id, entry_id, line, account_id, party_id, side, installment, currency, original,
              original_functional, open, open_functional, document_date, posting_date, due_date)
            values (:company, :id, :entry, :line, :account, :party, :side, :installment, :currency, :original, :functional, :original,
              :functional, :documentDate, :date, :due)
            """;

    private OpenItems() {}

    static List<Map<String, @Nullable Object>> of(EntryDraft draft, EntryCheck checked) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (int i = 0; i < draft.lines().size(); i++) {
            LineDraft line = draft.lines().get(i);
            if (line.allocation() == null && checked.account(line).ofParty()) {
                items.addAll(ofLine(draft, line, i + 1));
            }
        }
        return items;
    }

    private static List<Map<String, @Nullable Object>> ofLine(EntryDraft draft, LineDraft line, int number) {
        BigDecimal total = line.balanceCurrency().abs();
        List<LineDraft.Installment> parts = parts(draft, line, total);
        List<BigDecimal> weights = total.signum() == 0
                ? List.of(BigDecimal.ONE)
                : parts.stream().map(LineDraft.Installment::amount).toList();
        List<BigDecimal> functional = Rounding.split(
                line.balance().abs(), weights, draft.company().currency().exponent());
        BigDecimal sign = line.balance().signum() == 0 ? line.balanceCurrency() : line.balance();
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (LineDraft.Installment part : parts) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("company", draft.company().id());
            row.put("id", Uuid7.next());
            row.put("entry", draft.id());
            row.put("line", number);
            row.put("account", line.account());
            row.put("party", line.party());
            row.put("side", sign.signum() >= 0 ? "debit" : "credit");
            row.put("installment", items.size() + 1);
            row.put("currency", line.currency().code());
            row.put("original", part.amount());
            row.put("functional", functional.get(items.size()));
            row.put("documentDate", draft.documentDate());
            row.put("date", draft.postingDate());
            row.put("due", part.dueDate());
            items.add(row);
        }
        return items;
    }

    private static List<LineDraft.Installment> parts(EntryDraft draft, LineDraft line, BigDecimal total) {
        if (line.installments().isEmpty()) {
            LocalDate due = line.dueDate() == null ? draft.documentDate() : line.dueDate();
            return List.of(new LineDraft.Installment(due, total));
        }
        BigDecimal sum = line.installments().stream()
                .map(LineDraft.Installment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total) != 0) {
            throw Refusal.invalid(
                            "ledger.installments",
                            "difference",
                            total.subtract(sum).abs().toPlainString())
                    .exception();
        }
        return line.installments();
    }
}
