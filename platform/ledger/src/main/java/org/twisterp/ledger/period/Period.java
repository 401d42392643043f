package org.twisterp.ledger.period;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.ledger.fiscalyear.FiscalYear;
import org.twisterp.spi.Computed;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Stored;

/** Show a period; the database makes it with its year, and only its locks ever change. */
@Entity
@Table(name = "period")
@EntityName("ledger.period")
public class Period extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @Computed
    @Column(updatable = false)
    private String code = "";

    @Computed
    @Column(updatable = false)
    private int number;

    @Computed
    @Column(name = "kind", updatable = false)
    private PeriodKind kind = PeriodKind.ORDINARY;

    @Computed
    @Column(name = "start_date", updatable = false)
    private @Nullable LocalDate start;

    @Computed
    @Column(name = "end_date", updatable = false)
    private @Nullable LocalDate end;

    @Computed
    @RefersTo("ledger.fiscal-year")
    @Column(name = "fiscal_year_id", updatable = false)
    private @Nullable Ref<FiscalYear> fiscalYear;

    protected Period() {}

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }

    public String code() {
        return code;
    }
}
