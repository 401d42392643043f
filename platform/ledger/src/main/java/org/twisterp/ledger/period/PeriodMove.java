package org.twisterp.ledger.period;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
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
        refuseUnknown(modules, period, context);
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

    /** Refuse a module that no journal of the company has, so that nobody believes to have closed it. */
    private static void refuseUnknown(List<String> modules, Period period, ActionContext context) {
        List<String> known = context
                .rows(
                        "select distinct kind from journal where company_id = :company order by kind",
                        Map.of("company", period.companyId()))
                .stream()
                .map(row -> text(row.get("kind")))
                .toList();
        modules.stream()
                .filter(module -> !module.equals("*") && !known.contains(module))
                .findFirst()
                .ifPresent(module -> {
                    throw Refusal.invalid(List.of(Violation.of(
                                    "modules",
                                    "ledger.module-unknown",
                                    "module",
                                    module,
                                    "known",
                                    String.join(", ", known))))
                            .exception();
                });
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
