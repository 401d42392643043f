package org.twisterp.finance.supplierbill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.tax.Tax;
import org.twisterp.finance.tax.TaxAmount;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Keep what one tax comes to on the bill; computed. */
@Entity
@Table(name = "finance_supplier_bill_tax")
public class SupplierBillTax extends Line {

    @Computed
    @RefersTo("finance.tax")
    @Column(name = "tax_id")
    private @Nullable Ref<Tax> tax;

    @Computed
    @Decimal(Measure.PERCENT)
    private BigDecimal rate = BigDecimal.ZERO;

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountBase = BigDecimal.ZERO;

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountTax = BigDecimal.ZERO;

    /** What of the tax comes back; the rest is cost of the lines. */
    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountRecoverable = BigDecimal.ZERO;

    protected SupplierBillTax() {}

    void computed(TaxAmount amount) {
        tax = Ref.of(amount.terms().id());
        rate = amount.terms().rate();
        amountBase = amount.base();
        amountTax = amount.tax();
        amountRecoverable = amount.recoverable();
    }
}
