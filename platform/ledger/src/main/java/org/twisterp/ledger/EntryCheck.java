package org.twisterp.ledger;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Money;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.spi.Company;

/**
 * Check a draft and find its place: journal, period and accounts.
 *
 * <p>Refusals: {@code ledger.too-few-lines}, {@code ledger.unbalanced}, {@code ledger.negative}, {@code money.scale},
 * {@code ledger.account-unknown}, {@code ledger.account-closed}, {@code ledger.control-account}, {@code ledger.no-manual-posting},
 * {@code ledger.currency}, {@code ledger.party-missing}, {@code ledger.dimension-required}, {@code ledger.dimension-forbidden},
 * {@code ledger.no-journal}, {@code ledger.no-period}, {@code ledger.outside-period} (422), {@code ledger.period-closed} (409).
 */
record EntryCheck(
        UUID journal,
        String journalCode,
        @Nullable String pattern,
        UUID period,
        String periodCode,
        UUID fiscalYear,
        String fiscalYearCode,
        Map<UUID, Account> accounts) {

    /** Hold what posting to an account depends on. */
    record Account(
            String code,
            boolean active,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String control,
            boolean ofParty,
            boolean manualPosting,
            @Nullable String currency,
            String required,
            String forbidden) {}

    /** Remember accounts and places within one transaction, for many drafts. */
    record Memory(Map<UUID, Account> accounts, Map<Map<String, Object>, Map<String, @Nullable Object>> places) {
        Memory() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    static EntryCheck of(JdbcRows rows, EntryDraft draft, Memory memory) {
        List<Violation> violations = new ArrayList<>(content(draft));
        Map<UUID, Account> accounts = memory.accounts;
        load(rows, draft, accounts);
        for (int i = 0; i < draft.lines().size(); i++) {
            violations.addAll(line("lines[" + i + "]", draft.lines().get(i), draft, accounts));
        }
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations).exception();
        }
        Map<String, @Nullable Object> place = place(rows, draft, memory);
        return new EntryCheck(
                JdbcRows.id(place, "journal_id"),
                JdbcRows.text(place, "journal"),
                (String) place.get("series"),
                JdbcRows.id(place, "period_id"),
                JdbcRows.text(place, "period"),
                JdbcRows.id(place, "year_id"),
                JdbcRows.text(place, "year"),
                accounts);
    }

    Account account(LineDraft line) {
        return Objects.requireNonNull(accounts.get(line.account()));
    }

    private static List<Violation> content(EntryDraft draft) {
        if (draft.lines().size() < 2) {
            return List.of(Violation.of("lines", "ledger.too-few-lines"));
        }
        boolean mayBeNegative =
                draft.kind() == EntryKind.REVERSAL && draft.company().reversal() == Company.Reversal.NEGATIVE;
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < draft.lines().size(); i++) {
            LineDraft line = draft.lines().get(i);
            boolean negative =
                    List.of(line.debit(), line.credit(), line.debitCurrency(), line.creditCurrency()).stream()
                            .anyMatch(amount -> amount.signum() < 0);
            if (negative && !mayBeNegative) {
                violations.add(Violation.of("lines[" + i + "]", "ledger.negative"));
            }
            Money.exact(line.debit(), draft.company().currency());
            Money.exact(line.credit(), draft.company().currency());
            Money.exact(line.debitCurrency(), line.currency());
            Money.exact(line.creditCurrency(), line.currency());
        }
        Currency functional = draft.company().currency();
        BigDecimal difference = draft.lines().stream().map(LineDraft::balance).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal own =
                draft.lines().stream().map(LineDraft::balanceCurrency).reduce(BigDecimal.ZERO, BigDecimal::add);
        Currency first = draft.lines().getFirst().currency();
        if (difference.signum() != 0) {
            violations.add(unbalanced(difference, functional));
        } else if (own.signum() != 0
                && draft.lines().stream().allMatch(line -> line.currency().equals(first))) {
            violations.add(unbalanced(own, first));
        }
        return violations;
    }

    private static Violation unbalanced(BigDecimal difference, Currency currency) {
        String text = difference.abs().setScale(currency.exponent()).toPlainString();
        return Violation.of("lines", "ledger.unbalanced", "difference", text, "currency", currency.code());
    }

    private static List<Violation> line(String field, LineDraft line, EntryDraft draft, Map<UUID, Account> accounts) {
        Account account = accounts.get(line.account());
        if (account == null) {
            return List.of(Violation.of(field + ".account", "ledger.account-unknown"));
        }
        List<Violation> found = new ArrayList<>();
        LocalDate date = draft.postingDate();
        boolean early = account.validFrom != null && date.isBefore(account.validFrom);
        boolean late = account.validTo != null && date.isAfter(account.validTo);
        if (!account.active || early || late) {
            found.add(Violation.of(field + ".account", "ledger.account-closed", "account", account.code));
        }
        if (draft.manual() && account.control != null) {
            found.add(Violation.of(field + ".account", "ledger.control-account", "account", account.code));
        } else if (draft.manual() && !account.manualPosting) {
            found.add(Violation.of(field + ".account", "ledger.no-manual-posting", "account", account.code));
        }
        if (account.currency != null && !account.currency.equals(line.currency().code())) {
            found.add(Violation.of(
                    field + ".currency", "ledger.currency", "account", account.code, "currency", account.currency));
        }
        if (account.ofParty && line.party() == null) {
            found.add(Violation.of(field + ".party", "ledger.party-missing", "account", account.code));
        }
        for (String name : names(account.required)) {
            if (!line.dimensions().containsKey(name)) {
                found.add(Violation.of(field + "." + name, "ledger.dimension-required", "account", account.code));
            }
        }
        for (String name : names(account.forbidden)) {
            if (line.dimensions().containsKey(name)) {
                found.add(Violation.of(field + "." + name, "ledger.dimension-forbidden", "account", account.code));
            }
        }
        return found;
    }

    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static void load(JdbcRows rows, EntryDraft draft, Map<UUID, Account> accounts) {
        List<String> missing = draft.lines().stream()
                .map(LineDraft::account)
                .distinct()
                .filter(id -> !accounts.containsKey(id))
                .map(UUID::toString)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        for (Map<String, @Nullable Object> row :
                rows.rows(ACCOUNTS, Map.of("company", draft.company().id(), "ids", missing))) {
            accounts.put(
                    JdbcRows.id(row, "id"),
                    new Account(
                            JdbcRows.text(row, "code"),
                            JdbcRows.is(row, "active"),
                            (LocalDate) row.get("valid_from"),
                            (LocalDate) row.get("valid_to"),
                            (String) row.get("control"),
                            JdbcRows.is(row, "of_party"),
                            JdbcRows.is(row, "manual_posting"),
                            (String) row.get("currency"),
                            JdbcRows.text(row, "required"),
                            JdbcRows.text(row, "forbidden")));
        }
    }

    private static Map<String, @Nullable Object> place(JdbcRows rows, EntryDraft draft, Memory memory) {
        Map<String, Object> parameters = Map.of(
                "company", draft.company().id(),
                "journal", draft.journal(),
                "date", draft.postingDate(),
                "period", draft.period() == null ? "" : draft.period(),
                "periodKind", draft.kind() == EntryKind.ADJUSTING ? "adjusting" : "ordinary",
                "book", draft.book());
        Map<String, @Nullable Object> place = memory.places.computeIfAbsent(
                parameters, key -> rows.rows(PLACE, key).stream().findFirst().orElseThrow(() -> Refusal.invalid(
                                "ledger.no-journal", "journal", draft.journal())
                        .exception()));
        if (place.get("period_id") == null) {
            throw Refusal.invalid(List.of(Violation.of(
                            "postingDate",
                            "ledger.no-period",
                            "date",
                            draft.postingDate().toString())))
                    .exception();
        }
        if (!JdbcRows.is(place, "inside")) {
            throw Refusal.invalid(List.of(Violation.of(
                            "postingDate",
                            "ledger.outside-period",
                            "date",
                            draft.postingDate().toString(),
                            "period",
                            place.get("period"))))
                    .exception();
        }
        String state = JdbcRows.text(place, "state");
        boolean allowed = state.equals("open")
                || (state.equals("soft-closed") && draft.people().softCloseReason() != null);
        if (!allowed) {
            throw closed(rows, draft, place, state);
        }
        return place;
    }

    private static RuntimeException closed(
            JdbcRows rows, EntryDraft draft, Map<String, @Nullable Object> place, String state) {
        List<String> open = Periods.open(
                rows, draft.company().id(), JdbcRows.text(place, "module"), draft.book(), draft.postingDate());
        UUID period = JdbcRows.id(place, "period_id");
        boolean isFinal = state.equals("locked");
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("period", JdbcRows.text(place, "period"));
        arguments.put("module", JdbcRows.text(place, "module"));
        arguments.put("company", draft.company().code());
        arguments.put("state", state);
        arguments.put("openPeriods", open);
        Blocker blocker = new Blocker(
                "ledger.period-closed",
                Blocker.Kind.PERIOD,
                new Blocker.Subject("ledger.period", period, JdbcRows.text(place, "period")),
                isFinal ? List.of() : List.of(Blocker.Lifter.role("finance.controller")),
                isFinal ? null : new Blocker.Way("ledger.period", period, "reopen"),
                place.get("since") instanceof Timestamp since ? since.toInstant() : null,
                null,
                null,
                arguments);
        return Refusal.blocked(blocker).exception();
    }

    private static final String ACCOUNTS = """
            select id, code, active, valid_from, valid_to, control, manual_posting, currency,
                   control in ('receivable', 'payable', 'payroll', 'loan') and control is not null as of_party,
                   coalesce((select string_agg(key, ',') from jsonb_each_text(dimension_rules) where value = 'required'), '') as required,
                   coalesce((select string_agg(key, ',') from jsonb_each_text(dimension_rules) where value = 'forbidden'), '') as forbidden
            from account where company_id = :company and id = any (cast(:ids as uuid[]))
            """;

    private static final String PLACE = """
            select j.id as journal_id, j.code as journal, j.kind as module, j.series, p.id as period_id, p.code as period, y.id as year_id,
                   y.code as year, :date between p.start_date and p.end_date as inside,
                   case when p.id is null then 'none' else period_state(j.company_id, p.id, j.kind, :book) end as state,
                   (select max(l.changed_at) from period_lock l where l.company_id = p.company_id and l.period_id = p.id
                      and l.module in (j.kind, '*') and l.state <> 'open') as since
            from journal j
            left join period p on p.company_id = j.company_id
              and case when :period <> '' then p.code = :period else p.kind = :periodKind and :date between p.start_date and p.end_date end
            left join fiscal_year y on y.company_id = p.company_id and y.id = p.fiscal_year_id
            where j.company_id = :company and j.active and :journal in (cast(j.id as text), j.code, j.kind)
            order by cast(j.id as text) = :journal desc, j.code = :journal desc, j.code limit 1
            """;
}
