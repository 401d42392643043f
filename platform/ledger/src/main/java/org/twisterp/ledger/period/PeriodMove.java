package org.twisterp.ledger.period;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.ledger.Periods;
import org.twisterp.spi.Action;
import org.twisterp.spi.ActionContext;

/** Move a period between open, soft-closed, closed and locked, by module and book. */
public record PeriodMove(String name) implements Action<Period> {

    @Override
    public String entity() {
        return "ledger.period";
    }

    @Override
    public void run(Period period, Map<String, @Nullable Object> arguments, ActionContext context) {
        List<String> modules = arguments.get("modules") instanceof List<?> list && !list.isEmpty()
                ? list.stream().map(String::valueOf).toList()
                : List.of("*");
        Periods.change(
                context::write,
                period.companyId(),
                period.id(),
                new Periods.Change(
                        Periods.Move.of(name),
                        modules,
                        text(arguments.get("book")),
                        text(arguments.get("reason")),
                        context.call().user().id()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
