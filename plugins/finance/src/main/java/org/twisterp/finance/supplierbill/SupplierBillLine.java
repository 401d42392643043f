package org.twisterp.finance.supplierbill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.costcenter.CostCenter;
import org.twisterp.finance.tax.Tax;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Keep one line of a supplier bill: what was bought and where its cost goes. */
@Entity
@Table(name = "finance_supplier_bill_line")
public class SupplierBillLine extends Line {

    @RefersTo("item.item")
    @Column(name = "item_id")
    private @Nullable Ref<?> item;

    @Size(max = 500)
    private @Nullable String description;

    @RefersTo("ledger.account")
    @Column(name = "account_id")
    private @Nullable Ref<?> account;

    @NotNull
    @Decimal(Measure.QUANTITY)
    private BigDecimal quantity = BigDecimal.ONE;

    @Size(max = 10)
    private @Nullable String unit;

    @NotNull
    /** Price of one unit, with the decimals of the bill's currency. */
    @Decimal(Measure.MONEY)
    private @Nullable BigDecimal unitPrice;

    @PositiveOrZero
    @Max(100)
    @Decimal(Measure.PERCENT)
    private BigDecimal discountPercent = BigDecimal.ZERO;

    @RefersTo("finance.tax")
    @Column(name = "tax_ids")
    private Refs<Tax> taxes = Refs.none();

    private @Nullable LocalDate serviceFrom;

    private @Nullable LocalDate serviceTo;

    @RefersTo("finance.cost-center")
    @Column(name = "cost_center_id")
    private @Nullable Ref<CostCenter> costCenter;

    @RefersTo("projects.project")
    @Column(name = "project_id")
    private @Nullable Ref<?> project;

    @RefersTo("ngo.programme")
    @Column(name = "programme_id")
    private @Nullable Ref<?> programme;

    @RefersTo("ngo.grant")
    @Column(name = "grant_id")
    private @Nullable Ref<?> grant;

    @RefersTo("assets.asset")
    @Column(name = "asset_id")
    private @Nullable Ref<?> asset;

    private Map<String, Object> dimensions = new LinkedHashMap<>();

    private Map<String, Object> custom = new LinkedHashMap<>();

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountNet = BigDecimal.ZERO;

    protected SupplierBillLine() {}

    public @Nullable String description() {
        return description;
    }

    public @Nullable Ref<?> item() {
        return item;
    }

    public @Nullable Ref<?> account() {
        return account;
    }

    public Refs<Tax> taxes() {
        return taxes == null ? Refs.none() : taxes;
    }

    public BigDecimal amountNet() {
        return amountNet;
    }

    boolean servedBackwards() {
        return serviceFrom != null && serviceTo != null && serviceTo.isBefore(serviceFrom);
    }

    BigDecimal discountPercent() {
        return discountPercent == null ? BigDecimal.ZERO : discountPercent;
    }

    BillAmounts.LineTerms terms(TaxBook book) {
        return new BillAmounts.LineTerms(
                quantity == null ? BigDecimal.ZERO : quantity,
                unitPrice == null ? BigDecimal.ZERO : unitPrice,
                discountPercent(),
                book.terms(taxes()));
    }

    void computed(BigDecimal net) {
        amountNet = net;
    }

    /** Return what the ledger learns of this line, as name, value. */
    @Nullable
    Object[] facts(BigDecimal cost) {
        return new @Nullable Object[] {
            "amountNet", cost,
            "account", account,
            "item", item,
            "description", description,
            "costCenter", costCenter,
            "project", project,
            "programme", programme,
            "grant", grant,
            "asset", asset,
            "dimensions", dimensions
        };
    }
}
