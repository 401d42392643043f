package org.twisterp.finance.costcenter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;
import org.twisterp.spi.RefersTo;

/** Keep a place in the company that costs are collected for. */
@Entity
@Table(name = "finance_cost_center")
@EntityName("finance.cost-center")
public class CostCenter extends Master {

    @RefersTo("finance.cost-center")
    @Column(name = "parent_id")
    private @Nullable Ref<CostCenter> parent;

    protected CostCenter() {}

    public @Nullable Ref<CostCenter> parent() {
        return parent;
    }
}
