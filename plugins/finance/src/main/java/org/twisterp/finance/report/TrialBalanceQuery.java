package org.twisterp.finance.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.ledger.api.TrialBalance;
import org.twisterp.spi.Context;
import org.twisterp.spi.Query;

/** Show opening, movement and closing of each account; every column sums to zero. */
public final class TrialBalanceQuery implements Query {

    /** Name of the row without an account; screens show the words of its code instead. */
    private static final String NOT_CLOSED = "Result not yet closed";

    @Override
    public String name() {
        return "finance.trial-balance";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("from", Type.DATE, false, null),
                new Parameter("to", Type.DATE, false, null),
                new Parameter("book", Type.TEXT, false, null),
                new Parameter("level", Type.INTEGER, false, null),
                new Parameter("kinds", Type.TEXT, false, null));
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("account", Type.TEXT),
                new Column("name", Type.TEXT),
                new Column("type", Type.TEXT),
                new Column("opening", Type.MONEY),
                new Column("debit", Type.MONEY),
                new Column("credit", Type.MONEY),
                new Column("movement", Type.MONEY),
                new Column("closing", Type.MONEY));
    }

    @Override
    public List<String> roles() {
        return Readers.ROLES;
    }

    @Override
    public Result read(Context context, Map<String, Object> parameters) {
        LocalDate to = Span.to(context, parameters);
        TrialBalance.Request request = new TrialBalance.Request(
                context.company().id(),
                Span.from(context, parameters, to),
                to,
                (String) parameters.get("book"),
                (String) parameters.get("kinds"),
                null);
        List<Figures> rows = TrialBalance.read(context::rows, request).rows().stream()
                .map(Figures::of)
                .toList();
        if (parameters.get("level") instanceof Number level) {
            rows = Rollup.of(context, rows, level.intValue());
        }
        int digits = context.company().currency().exponent();
        return new Result(rows.stream().map(row -> row.values(digits)).toList(), totals(rows, digits), null);
    }

    private static Map<String, @Nullable Object> totals(List<Figures> rows, int digits) {
        Figures sum = rows.stream().reduce(new Figures("", "", "", zero(), zero(), zero()), Figures::plus);
        Map<String, @Nullable Object> totals = sum.values(digits);
        totals.keySet().removeAll(List.of("account", "name", "type"));
        return totals;
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO;
    }

    /** Hold the figures of an account or of a group of accounts. */
    record Figures(String account, String name, String type, BigDecimal opening, BigDecimal debit, BigDecimal credit) {

        static Figures of(TrialBalance.Account row) {
            return new Figures(
                    row.code(),
                    row.id() == null ? NOT_CLOSED : row.name(),
                    row.type().toLowerCase(Locale.ROOT),
                    row.opening(),
                    row.debit(),
                    row.credit());
        }

        Figures plus(Figures other) {
            return new Figures(
                    account, name, type, opening.add(other.opening), debit.add(other.debit), credit.add(other.credit));
        }

        Map<String, @Nullable Object> values(int digits) {
            BigDecimal movement = debit.subtract(credit);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("account", account);
            values.put("name", name);
            values.put("type", type);
            values.put("opening", opening.setScale(digits));
            values.put("debit", debit.setScale(digits));
            values.put("credit", credit.setScale(digits));
            values.put("movement", movement.setScale(digits));
            values.put("closing", opening.add(movement).setScale(digits));
            return values;
        }
    }

    /** Gather accounts under their ancestors of one level, the top being level 1. */
    static final class Rollup {
        private static final String ANCESTORS = """
                with recursive tree as (
                  select id, code, 1 as level, code as at_code, name as at_name, type as at_type
                  from account where company_id = :company and parent_id is null
                  union all
                  select a.id, a.code, t.level + 1,
                         case when t.level < :level then a.code else t.at_code end,
                         case when t.level < :level then a.name else t.at_name end,
                         case when t.level < :level then a.type else t.at_type end
                  from account a join tree t on a.parent_id = t.id where a.company_id = :company)
                select code, at_code, at_name, at_type from tree
                """;

        private Rollup() {}

        static List<Figures> of(Context context, List<Figures> rows, int level) {
            Map<String, Map<String, Object>> ancestors = new LinkedHashMap<>();
            context.rows(ANCESTORS, Map.of("company", context.company().id(), "level", Math.max(1, level)))
                    .forEach(row -> ancestors.put((String) row.get("code"), row));
            Map<String, Figures> gathered = new LinkedHashMap<>();
            for (Figures row : rows) {
                Map<String, Object> at = ancestors.get(row.account());
                Figures moved = at == null
                        ? row
                        : new Figures(
                                (String) at.get("at_code"),
                                (String) at.get("at_name"),
                                ((String) at.get("at_type")).toLowerCase(Locale.ROOT),
                                row.opening(),
                                row.debit(),
                                row.credit());
                gathered.merge(moved.account(), moved, Figures::plus);
            }
            return new ArrayList<>(gathered.values());
        }
    }
}
