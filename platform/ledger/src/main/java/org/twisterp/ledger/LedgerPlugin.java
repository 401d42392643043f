package org.twisterp.ledger;

import java.util.List;
import org.twisterp.ledger.account.Account;
import org.twisterp.ledger.accountrole.AccountRole;
import org.twisterp.ledger.fiscalyear.FiscalYear;
import org.twisterp.ledger.journal.Journal;
import org.twisterp.ledger.journalentry.JournalEntry;
import org.twisterp.ledger.openitem.OpenItem;
import org.twisterp.ledger.period.Period;
import org.twisterp.ledger.period.PeriodMove;
import org.twisterp.spi.Action;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Stored;

/** List what the ledger shows of itself; it is built in and cannot be removed. */
public final class LedgerPlugin implements ErpPlugin {

    @Override
    public String id() {
        return "ledger";
    }

    @Override
    public List<Class<? extends Stored>> entities() {
        return List.of(
                Account.class,
                AccountRole.class,
                Journal.class,
                FiscalYear.class,
                Period.class,
                JournalEntry.class,
                OpenItem.class);
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(
                new PeriodMove("soft-close"),
                new PeriodMove("close"),
                new PeriodMove("lock"),
                new PeriodMove("reopen"));
    }
}
