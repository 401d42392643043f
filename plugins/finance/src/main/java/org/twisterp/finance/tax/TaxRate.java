package org.twisterp.finance.tax;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;

/** Keep the rate of a tax from a day on. */
@Entity
@Table(name = "finance_tax_rate")
public class TaxRate extends Line {

    @NotNull
    private @Nullable LocalDate validFrom;

    /** Last day; null when it still holds. */
    private @Nullable LocalDate validTo;

    @NotNull
    @PositiveOrZero
    @Decimal(Measure.PERCENT)
    private @Nullable BigDecimal rate;

    protected TaxRate() {}

    /** Tell whether the rate holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return validFrom != null && !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    boolean overlaps(TaxRate other) {
        return validFrom != null
                && other.validFrom != null
                && (validTo == null || !other.validFrom.isAfter(validTo))
                && (other.validTo == null || !validFrom.isAfter(other.validTo));
    }

    boolean endsBeforeItBegins() {
        return validFrom != null && validTo != null && validTo.isBefore(validFrom);
    }

    public @Nullable LocalDate validFrom() {
        return validFrom;
    }

    public @Nullable BigDecimal rate() {
        return rate;
    }
}
