package org.twisterp.runtime.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twisterp.kernel.DateSpan;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

/** Open the fiscal years that dates need, next to those there are, so that years follow one another without a gap. */
public final class FiscalYears {

    private static final String ENTITY = "ledger.fiscal-year";

    private final UnitsOfWork units;
    private final Drafts drafts;

    public FiscalYears(UnitsOfWork units, Drafts drafts) {
        this.units = units;
        this.drafts = drafts;
    }

    /** Open years until both days lie in one; returns the codes of the years that were opened. */
    public List<String> cover(Call call, LocalDate first, LocalDate last) {
        List<String> opened = new ArrayList<>();
        List<DateSpan> left = missing(call, first, last);
        while (!left.isEmpty()) {
            try {
                opened.add(open(call, left.getFirst()));
            } catch (RefusalException refused) {
                if (missing(call, first, last).size() == left.size()) {
                    throw refused;
                }
                // somebody else opened it at the same moment
            }
            left = missing(call, first, last);
        }
        return opened.stream().sorted().toList();
    }

    private List<DateSpan> missing(Call call, LocalDate first, LocalDate last) {
        return missing(
                units.read(call, FiscalYears::spans),
                first,
                last,
                call.inCompany().fiscalYearStart());
    }

    /** Return the years of a company in their order. */
    static List<DateSpan> spans(Unit unit) {
        return unit
                .context()
                .rows(
                        "select start_date, end_date from fiscal_year where company_id = :company",
                        Map.of("company", unit.call().inCompany().id()))
                .stream()
                .map(row -> new DateSpan(date(row.get("start_date")), date(row.get("end_date"))))
                .sorted(Comparator.comparing(DateSpan::first))
                .toList();
    }

    /** Name the years to open, in an order that never leaves a gap. */
    static List<DateSpan> missing(List<DateSpan> there, LocalDate first, LocalDate last, int startMonth) {
        List<DateSpan> missing = new ArrayList<>();
        LocalDate low = there.isEmpty() ? null : there.getFirst().first();
        LocalDate high = there.isEmpty() ? null : there.getLast().last();
        if (low == null || high == null) {
            LocalDate start = LocalDate.of(first.getYear(), startMonth, 1);
            low = start.isAfter(first) ? start.minusYears(1) : start;
            high = low.plusYears(1).minusDays(1);
            missing.add(new DateSpan(low, high));
        }
        for (; first.isBefore(low); low = low.minusYears(1)) {
            missing.add(new DateSpan(low.minusYears(1), low.minusDays(1)));
        }
        for (; last.isAfter(high); high = high.plusDays(1).plusYears(1).minusDays(1)) {
            missing.add(
                    new DateSpan(high.plusDays(1), high.plusDays(1).plusYears(1).minusDays(1)));
        }
        return missing;
    }

    private String open(Call call, DateSpan span) {
        String code = Integer.toString(span.first().getYear());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("start", span.first().toString());
        fields.put("end", span.last().toString());
        fields.put("pattern", "monthly");
        fields.put("adjusting", BigDecimal.ONE);
        Draft draft = drafts.blank(call, ENTITY);
        drafts.applyWire(call, draft, fields);
        drafts.save(call, draft);
        return code;
    }

    /** Open the years of a company that begin in these calendar years, and those between. */
    public List<String> open(Call call, List<Integer> years) {
        Company company = call.inCompany();
        LocalDate first = LocalDate.of(Collections.min(years), company.fiscalYearStart(), 1);
        LocalDate last = LocalDate.of(Collections.max(years), company.fiscalYearStart(), 1);
        return cover(call, first, last);
    }

    static LocalDate date(Object value) {
        return value instanceof java.sql.Date sql ? sql.toLocalDate() : (LocalDate) value;
    }
}
