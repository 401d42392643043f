package org.twisterp.finance.supplierbill;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.paymentterms.DueDates;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;

/** Keep when a part of the bill is due; computed from the payment terms. */
@Entity
@Table(name = "finance_supplier_bill_installment")
public class SupplierBillInstallment extends Line {

    @Computed
    private @Nullable LocalDate dueDate;

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amount = BigDecimal.ZERO;

    @Computed
    private @Nullable LocalDate discountDate;

    @Computed
    @Decimal(Measure.MONEY)
    private @Nullable BigDecimal discountAmount;

    protected SupplierBillInstallment() {}

    public @Nullable LocalDate dueDate() {
        return dueDate;
    }

    public BigDecimal amount() {
        return amount;
    }

    void computed(DueDates.Installment installment) {
        dueDate = installment.due();
        amount = installment.amount();
        discountDate = installment.discountDate();
        discountAmount = installment.discountAmount();
    }
}
