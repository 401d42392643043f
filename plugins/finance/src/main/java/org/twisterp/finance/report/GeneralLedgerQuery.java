package org.twisterp.finance.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.ledger.api.GeneralLedger;
import org.twisterp.spi.Context;
import org.twisterp.spi.Query;

/** Show the lines of one account with its running balance, each leading to its entry and its document. */
public final class GeneralLedgerQuery implements Query {

    private static final int PAGE = 100;
    private static final int MOST = 500;

    @Override
    public String name() {
        return "finance.general-ledger";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("account", Type.REFERENCE, true, "ledger.account"),
                new Parameter("from", Type.DATE, false, null),
                new Parameter("to", Type.DATE, false, null),
                new Parameter("book", Type.TEXT, false, null),
                new Parameter("after", Type.TEXT, false, null),
                new Parameter("limit", Type.INTEGER, false, null));
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("postingDate", Type.DATE),
                new Column("number", Type.TEXT),
                new Column("document", Type.TEXT),
                new Column("party", Type.TEXT),
                new Column("text", Type.TEXT),
                new Column("debit", Type.MONEY),
                new Column("credit", Type.MONEY),
                new Column("balance", Type.MONEY),
                new Column("currency", Type.TEXT),
                new Column("entry", Type.TEXT),
                new Column("line", Type.INTEGER),
                new Column("sourceEntity", Type.TEXT),
                new Column("sourceId", Type.TEXT));
    }

    @Override
    public List<String> roles() {
        return Readers.ROLES;
    }

    @Override
    public Result read(Context context, Map<String, Object> parameters) {
        AccountChoice account = AccountChoice.of(context, parameters.get("account"));
        LocalDate to = Span.to(context, parameters);
        GeneralLedger ledger = GeneralLedger.read(
                context::rows,
                new GeneralLedger.Request(
                        context.company().id(),
                        account.id(),
                        Span.from(context, parameters, to),
                        to,
                        (String) parameters.get("book"),
                        (String) parameters.get("after"),
                        limit(parameters)));
        int digits = context.company().currency().exponent();
        Map<UUID, String> parties = new HashMap<>();
        List<Map<String, @Nullable Object>> rows = ledger.lines().stream()
                .map(line -> row(line, digits, parties, context))
                .toList();
        return new Result(rows, totals(ledger, digits), ledger.next());
    }

    private static int limit(Map<String, Object> parameters) {
        return parameters.get("limit") instanceof Number given ? Math.clamp(given.intValue(), 1, MOST) : PAGE;
    }

    private static Map<String, @Nullable Object> row(
            GeneralLedger.Line line, int digits, Map<UUID, String> parties, Context context) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("postingDate", line.postingDate());
        row.put("number", line.number());
        row.put("document", line.sourceNumber());
        row.put("party", line.party() == null ? null : parties.computeIfAbsent(line.party(), id -> name(context, id)));
        row.put("text", line.description());
        row.put("debit", line.debit().setScale(digits));
        row.put("credit", line.credit().setScale(digits));
        row.put("balance", line.balance().setScale(digits));
        row.put("currency", line.currency());
        row.put("entry", line.entry().toString());
        row.put("line", line.line());
        row.put("sourceEntity", line.sourceEntity());
        row.put("sourceId", line.source() == null ? null : line.source().toString());
        return row;
    }

    private static String name(Context context, UUID party) {
        return context.read("party.party", Ref.of(party))
                .map(values -> String.valueOf(values.get("name")))
                .orElse("");
    }

    /** Opening is the balance before the first day; debit and credit are those of this page. */
    private static Map<String, @Nullable Object> totals(GeneralLedger ledger, int digits) {
        BigDecimal closing = ledger.lines().isEmpty()
                ? ledger.opening()
                : ledger.lines().getLast().balance();
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        totals.put("opening", ledger.opening().setScale(digits));
        totals.put(
                "debit",
                sum(ledger.lines().stream().map(GeneralLedger.Line::debit).toList(), digits));
        totals.put(
                "credit",
                sum(ledger.lines().stream().map(GeneralLedger.Line::credit).toList(), digits));
        totals.put("balance", closing.setScale(digits));
        return totals;
    }

    private static BigDecimal sum(List<BigDecimal> amounts, int digits) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(digits);
    }
}
