package org.twisterp.finance.tax;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Say to which account a share of the tax goes; a negative share is owed at once, as in reverse charge. */
@Entity
@Table(name = "finance_tax_part")
public class TaxPart extends Line {

    @NotNull
    @Decimal(Measure.PERCENT)
    private @Nullable BigDecimal percent;

    @NotNull
    @RefersTo("ledger.account")
    @Column(name = "account_id")
    private @Nullable Ref<?> account;

    private List<String> tags = new ArrayList<>();

    protected TaxPart() {}

    public @Nullable BigDecimal percent() {
        return percent;
    }

    public @Nullable Ref<?> account() {
        return account;
    }

    public List<String> tags() {
        return List.copyOf(tags);
    }
}
