package org.twisterp.finance.supplierbill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.tax.Tax;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Keep an allowance or a charge on the whole bill; its amount is spread over the accounts of the lines. */
@Entity
@Table(name = "finance_supplier_bill_adjustment")
public class SupplierBillAdjustment extends Line {

    /** Name the directions. */
    public enum Kind {
        ALLOWANCE,
        CHARGE
    }

    @NotNull
    private Kind kind = Kind.CHARGE;

    @Size(max = 200)
    private @Nullable String reason;

    @NotNull
    @PositiveOrZero
    @Decimal(Measure.MONEY)
    private @Nullable BigDecimal amount;

    @RefersTo("finance.tax")
    @Column(name = "tax_ids")
    private Refs<Tax> taxes = Refs.none();

    protected SupplierBillAdjustment() {}

    public Refs<Tax> taxes() {
        return taxes == null ? Refs.none() : taxes;
    }

    BillAmounts.Adjustment terms(TaxBook book) {
        BigDecimal given = amount == null ? BigDecimal.ZERO : amount;
        return new BillAmounts.Adjustment(kind == Kind.ALLOWANCE ? given.negate() : given, book.terms(taxes()));
    }
}
