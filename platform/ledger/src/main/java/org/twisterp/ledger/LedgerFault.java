package org.twisterp.ledger;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;

/** Carry an error of the database that is no refusal, for instance a lost connection or a deadlock; the cause has the SQL state. */
public final class LedgerFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<String> BLOCKED = Set.of(
            "ledger.period-closed",
            "ledger.period-locked",
            "ledger.account-frozen",
            "ledger.journal-frozen",
            "ledger.posted");

    private LedgerFault(SQLException cause) {
        super(cause);
    }

    /** Return the refusal when the database's rules raised it, else a fault. Deferred rules speak at commit: call it there too. */
    public static RuntimeException of(SQLException error) {
        Refusal refusal = refusal(error);
        return refusal == null ? new LedgerFault(error) : new RefusalException(refusal);
    }

    /** Return what the ledger's rules in the database say; null when the error is not theirs. */
    public static @Nullable Refusal refusal(SQLException error) {
        for (SQLException e = error; e != null; e = e.getNextException()) {
            if ("23505".equals(e.getSQLState())
                    && String.valueOf(e.getMessage()).contains("journal_entry_company_id_reverses_key")) {
                return Refusal.of(Refusal.Grounds.BLOCKED, "reverse.already");
            }
            String code = code(e);
            if (code != null) {
                return Refusal.of(BLOCKED.contains(code) ? Refusal.Grounds.BLOCKED : Refusal.Grounds.INVALID, code);
            }
        }
        return null;
    }

    private static @Nullable String code(SQLException error) {
        String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        String text = message.startsWith("ERROR: ") ? message.substring(7) : message;
        return text.matches("(ledger|money|allocation|number)\\.[a-z-]+") ? text : null;
    }
}
