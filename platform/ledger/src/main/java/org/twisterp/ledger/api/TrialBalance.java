package org.twisterp.ledger.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hold opening, movement and closing by account; debit is positive. Income and expense open at zero in a new fiscal year, and what is not
 * closed of earlier years is a row of its own with the code {@link #NOT_CLOSED}. Each column sums to zero.
 *
 * @param rows accounts with a figure, by code; the result not yet closed last
 */
public record TrialBalance(List<Account> rows) {

    /** The code of the row without an account. */
    public static final String NOT_CLOSED = "result-not-yet-closed";

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    /**
     * Ask for a trial balance.
     *
     * @param book book to read with what counts in all books; null for the latter alone
     * @param kinds kinds of entries, separated by commas; null for all
     * @param account one account; null for all
     */
    public record Request(
            UUID company,
            LocalDate from,
            LocalDate to,
            @Nullable String book,
            @Nullable String kinds,
            @Nullable UUID account) {

        /** Ask for all accounts, books and kinds in a span of days. */
        public static Request of(UUID company, LocalDate from, LocalDate to) {
            return new Request(company, from, to, null, null, null);
        }

        Map<String, Object> parameters() {
            Map<String, @Nullable Object> map = new HashMap<>();
            map.put("company", company);
            map.put("from", from);
            map.put("to", to);
            map.put("book", book == null ? "" : book);
            map.put("kinds", kinds == null ? "" : kinds);
            map.put("account", account == null ? "" : account.toString());
            return Map.copyOf(map);
        }
    }

    /**
     * Hold the figures of one account in functional currency.
     *
     * @param id id of the account; null on the result not yet closed
     * @param type asset, liability, equity, income or expense
     * @param movement debit less credit
     */
    public record Account(
            @Nullable UUID id,
            String code,
            String name,
            String type,
            BigDecimal opening,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal movement,
            BigDecimal closing) {}

    /** Read it in one statement, from folded balances of whole periods and lines of the rest, exact to the caller's last commit. */
    public static TrialBalance read(Rows rows, Request request) {
        return new TrialBalance(Row.read(rows, SQL, request.parameters()).stream()
                .map(TrialBalance::account)
                .toList());
    }

    /** Return the figures of an account; empty figures when it has none. */
    public static BigDecimal closing(Rows rows, Request request) {
        return read(rows, request).rows().stream()
                .filter(row -> row.id() != null)
                .map(Account::closing)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Account account(Row row) {
        BigDecimal debit = row.amount("debit");
        BigDecimal credit = row.amount("credit");
        BigDecimal opening = row.amount("opening");
        BigDecimal movement = debit.subtract(credit);
        return new Account(
                row.idOrNull("id"),
                row.text("code"),
                row.text("name"),
                row.text("type"),
                opening,
                debit,
                credit,
                movement,
                opening.add(movement));
    }

    private static final String SQL = """
            with asked as (
              select cast(:company as uuid) as company, cast(:from as date) as first, cast(:to as date) as last, cast(:book as text) as book,
                     nullif(string_to_array(cast(:kinds as text), ','), '{}') as kinds, cast(nullif(:account, '') as uuid) as account),
            year as (
              select coalesce(max(y.start_date) filter (where y.end_date >= a.first), max(y.end_date) + 1, '-infinity') as start
              from asked a left join fiscal_year y on y.company_id = a.company and y.start_date <= a.first),
            -- balances serve periods that lie on one side of both ends; the others are read by line
            span as (
              select p.id, p.start_date, p.end_date,
                     p.end_date < a.first or (p.start_date >= a.first and p.end_date <= a.last) as whole
              from asked a join period p on p.company_id = a.company where p.start_date <= a.last),
            part as (
              select b.account_id, s.start_date as day, b.debit, b.credit
              from asked a join account_balance b on b.company_id = a.company join span s on s.id = b.period_id and s.whole
              where (a.account is null or b.account_id = a.account) and b.book in ('', a.book) and (a.kinds is null or b.kind = any (a.kinds))
              union all
              select l.account_id, l.posting_date, l.debit, l.credit
              from asked a join journal_line l on l.company_id = a.company and l.xid >= (select xid from balance_watermark)
              join span s on s.id = l.period_id and s.whole
              where (a.account is null or l.account_id = a.account) and l.book in ('', a.book) and (a.kinds is null or l.kind = any (a.kinds))
              union all
              select l.account_id, l.posting_date, l.debit, l.credit
              from asked a join account c on c.company_id = a.company and (a.account is null or c.id = a.account)
              join span s on not s.whole
              join journal_line l on l.company_id = c.company_id and l.account_id = c.id
                and l.posting_date between s.start_date and least(s.end_date, a.last) and l.period_id = s.id
              where l.book in ('', a.book) and (a.kinds is null or l.kind = any (a.kinds))),
            figure as (
              select case when earlier then null else account_id end as account_id,
                     sum(case when opens then debit - credit else 0 end) as opening,
                     sum(case when opens then 0 else debit end) as debit, sum(case when opens then 0 else credit end) as credit
              from (
                select p.account_id, p.debit, p.credit, p.day < a.first as opens,
                       c.type in ('income', 'expense') and p.day < y.start as earlier
                from part p cross join asked a cross join year y join account c on c.company_id = a.company and c.id = p.account_id) d
              group by 1)
            select f.account_id as id, coalesce(c.code, 'result-not-yet-closed') as code, coalesce(c.name, '') as name,
                   coalesce(c.type, 'equity') as type, f.opening, f.debit, f.credit
            from figure f cross join asked a left join account c on c.company_id = a.company and c.id = f.account_id
            where f.opening <> 0 or f.debit <> 0 or f.credit <> 0
            order by c.code nulls last
            """;
}
