package org.twisterp.ledger.fiscalyear;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.Stored;
import org.twisterp.spi.Violations;

/** Keep a fiscal year of any start. The database makes its periods when it is saved, named after it: 2026-01 .. 2026-12, 2026-A. */
@Entity
@Table(name = "fiscal_year")
@EntityName("ledger.fiscal-year")
public class FiscalYear extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @NotBlank
    @Size(max = 20)
    private String code = "";

    @NotNull
    @Column(name = "start_date")
    private @Nullable LocalDate start;

    @NotNull
    @Column(name = "end_date")
    private @Nullable LocalDate end;

    /** How it is cut into periods: monthly or 4-4-5. */
    @Size(max = 10)
    private String pattern = "monthly";

    /** Number of adjusting periods, 0 or 1. */
    private int adjusting = 1;

    protected FiscalYear() {}

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }

    public String code() {
        return code;
    }

    @Override
    public void check(Context context, Violations violations) {
        if (start != null && end != null && end.isBefore(start)) {
            violations.add("end", "date.span", "first", start.toString(), "last", end.toString());
        }
        if (start != null && end != null && end.isAfter(start.plusMonths(24))) {
            violations.add("end", "ledger.year-too-long");
        }
        if (!pattern.equals("monthly") && !pattern.equals("4-4-5")) {
            violations.add("pattern", "ledger.year-pattern", "pattern", pattern);
        }
        if (adjusting < 0 || adjusting > 1) {
            violations.add("adjusting", "ledger.adjusting-period");
        }
    }
}
