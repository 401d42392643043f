package org.twisterp.runtime.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.twisterp.kernel.Violation;
import org.twisterp.runtime.persistence.Unit;

/** Know, as of one moment, which days of a company are open for general journals, so that a whole file is judged at once. */
final class PeriodStates {

    private static final String SQL = """
            select code, start_date, end_date, period_state(company_id, id, 'general', '') as state
            from period where company_id = :company and kind = 'ordinary'""";

    private record State(LocalDate end, String period, String state) {}

    private final TreeMap<LocalDate, State> byStart = new TreeMap<>();

    static PeriodStates of(Unit unit) {
        PeriodStates states = new PeriodStates();
        List<Map<String, Object>> rows = unit.context()
                .rows(SQL, Map.of("company", unit.call().inCompany().id()));
        rows.forEach(row -> states.byStart.put(
                FiscalYears.date(row.get("start_date")),
                new State(
                        FiscalYears.date(row.get("end_date")),
                        String.valueOf(row.get("code")),
                        String.valueOf(row.get("state")))));
        return states;
    }

    /** Say what forbids posting on a day; nothing where its year will be made. */
    Optional<Violation> problem(LocalDate day, boolean yearsAreMade) {
        Map.Entry<LocalDate, State> entry = byStart.floorEntry(day);
        if (entry == null || entry.getValue().end().isBefore(day)) {
            return yearsAreMade ? Optional.empty() : Optional.of(Violation.of("date", "ledger.no-period", "date", day));
        }
        State state = entry.getValue();
        return state.state().equals("open")
                ? Optional.empty()
                : Optional.of(Violation.of(
                        "date",
                        "ledger.period-closed",
                        "period",
                        state.period(),
                        "module",
                        "general",
                        "state",
                        state.state()));
    }
}
