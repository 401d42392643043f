package org.twisterp.ledger;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fold lines into balances behind the postings. Run on a keeper's connection, in a transaction of its own at READ COMMITTED. */
public final class Balances {

    private static final long LOCK = 0x7477697374666f6cL;

    private Balances() {}

    /**
     * Move what was committed since the last fold into the balances and the watermark with it.
     *
     * @return number of balances touched; 0 when there was nothing or another folder is at work
     */
    public static int fold(Connection keeper) {
        JdbcRows rows = new JdbcRows(keeper);
        List<Map<String, @Nullable Object>> lock =
                rows.rows("select pg_try_advisory_xact_lock(:lock) as mine", Map.of("lock", LOCK));
        return JdbcRows.is(lock.getFirst(), "mine") ? foldLocked(rows) : 0;
    }

    /** Throw the balances away and fold every line again; readers see the old ones until the commit. */
    public static int rebuild(Connection keeper) {
        JdbcRows rows = new JdbcRows(keeper);
        rows.rows("select cast(pg_advisory_xact_lock(:lock) as text) as locked", Map.of("lock", LOCK));
        rows.update("delete from account_balance", Map.of());
        rows.update("update balance_watermark set xid = '0'", Map.of());
        return foldLocked(rows);
    }

    private static int foldLocked(JdbcRows rows) {
        Object folded = rows.rows(FOLD, Map.of()).getFirst().get("folded");
        return folded instanceof Number number ? number.intValue() : 0;
    }

    // one statement, one snapshot: what lies below its xmin is finished and visible; keys are sorted against deadlocks
    private static final String FOLD = """
            with span as (select xid as low, pg_snapshot_xmin(pg_current_snapshot()) as high from balance_watermark),
            moved as (
              insert into account_balance as b
              select l.company_id, l.account_id, l.period_id, l.kind, l.book, l.currency, sum(l.debit), sum(l.credit), sum(l.debit_currency),
                     sum(l.credit_currency)
              from span s join journal_line l on l.xid >= s.low and l.xid < s.high
              group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
              on conflict (company_id, account_id, period_id, kind, book, currency) do update set
                debit = b.debit + excluded.debit, credit = b.credit + excluded.credit,
                debit_currency = b.debit_currency + excluded.debit_currency, credit_currency = b.credit_currency + excluded.credit_currency
              returning 1),
            mark as (update balance_watermark w set xid = s.high from span s where w.xid < s.high and exists (select from moved) returning 1)
            select (select count(*) from moved) as folded, (select count(*) from mark) as marked
            """;
}
