package org.twisterp.runtime.sample.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Rounding;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Keep one cost of a note. */
@Entity
@Table(name = "sample_note_line")
public class NoteLine extends Line {

    @Size(max = 100)
    private @Nullable String description;

    @NotNull
    @RefersTo("ledger.account")
    @Column(name = "account_id")
    private @Nullable Ref<?> account;

    @NotNull
    @PositiveOrZero
    @Decimal(Decimal.Measure.QUANTITY)
    private BigDecimal quantity = BigDecimal.ONE;

    @NotNull
    @Decimal(Decimal.Measure.UNIT_PRICE)
    private BigDecimal unitPrice = BigDecimal.ZERO;

    @Computed
    @Decimal(Decimal.Measure.MONEY)
    private BigDecimal amountNet = BigDecimal.ZERO;

    protected NoteLine() {}

    @Nullable
    Ref<?> account() {
        return account;
    }

    BigDecimal amountNet() {
        return amountNet;
    }

    void compute(Currency currency) {
        amountNet = Rounding.round(quantity.multiply(unitPrice), currency);
    }
}
