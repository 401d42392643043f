package org.twisterp.finance.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.ledger.api.TrialBalance;
import org.twisterp.spi.Context;
import org.twisterp.spi.Query;

/** Show the balance of one account at the end of a day. */
public final class AccountBalanceQuery implements Query {

    @Override
    public String name() {
        return "finance.account-balance";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("account", Type.REFERENCE, true, "ledger.account"),
                new Parameter("at", Type.DATE, false, null));
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("account", Type.TEXT),
                new Column("name", Type.TEXT),
                new Column("at", Type.DATE),
                new Column("balance", Type.MONEY));
    }

    @Override
    public List<String> roles() {
        return Readers.ROLES;
    }

    @Override
    public Result read(Context context, Map<String, Object> parameters) {
        AccountChoice account = AccountChoice.of(context, parameters.get("account"));
        LocalDate at = parameters.get("at") instanceof LocalDate given ? given : context.businessDate();
        BigDecimal balance = TrialBalance.closing(
                context::rows, new TrialBalance.Request(context.company().id(), at, at, null, null, account.id()));
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("account", account.code());
        row.put("name", account.name());
        row.put("at", at);
        row.put("balance", balance.setScale(context.company().currency().exponent()));
        return new Result(List.of(row), Map.of(), null);
    }
}
