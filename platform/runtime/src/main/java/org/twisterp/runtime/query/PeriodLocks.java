package org.twisterp.runtime.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.ledger.api.PeriodView;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Show which modules and books a period is closed for, in the shape of the REST contract. */
public final class PeriodLocks {

    private final UnitsOfWork units;

    public PeriodLocks(UnitsOfWork units) {
        this.units = units;
    }

    /** Return the locks of a period by its code; empty when it is open or not visible. */
    public List<Map<String, @Nullable Object>> of(Call call, String code) {
        return units.read(
                call,
                unit -> PeriodView.byCode(unit.context()::rows, call.inCompany().id(), code).stream()
                        .flatMap(period -> period.locks().stream())
                        .map(lock -> shown(unit, lock))
                        .toList());
    }

    private static Map<String, @Nullable Object> shown(Unit unit, PeriodView.Lock lock) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("module", lock.module());
        shown.put("book", lock.book());
        shown.put("state", lock.state());
        shown.put("by", JournalEntries.login(unit, lock.by()));
        shown.put("at", lock.at());
        shown.put("reason", lock.reason());
        return shown;
    }
}
