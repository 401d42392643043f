package org.twisterp.finance.paymentterms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.paymentterms.DueDates.BusinessDay;
import org.twisterp.finance.paymentterms.DueDates.From;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;

/** Say when a share of the total is due. */
@Entity
@Table(name = "finance_payment_terms_part")
public class PaymentTermsPart extends Line {

    @NotNull
    @Positive
    @Max(100)
    @Decimal(Measure.PERCENT)
    private @Nullable BigDecimal percent;

    @PositiveOrZero
    private int days;

    @NotNull
    @Column(name = "from_day")
    private From from = From.DOCUMENT;

    /** Days after the end of the month. */
    @PositiveOrZero
    private int plusDays;

    @NotNull
    private BusinessDay businessDay = BusinessDay.NONE;

    protected PaymentTermsPart() {}

    public @Nullable BigDecimal percent() {
        return percent;
    }

    DueDates.Part terms() {
        return new DueDates.Part(percent == null ? BigDecimal.ZERO : percent, days, from, plusDays, businessDay);
    }
}
