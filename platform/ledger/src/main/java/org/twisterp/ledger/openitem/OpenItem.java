package org.twisterp.ledger.openitem;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Stored;

/** Show an amount of a party that is not wholly settled, or was once. */
@Entity
@Table(name = "ledger_open_item")
@EntityName("ledger.open-item")
public class OpenItem extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @Computed
    @RefersTo("ledger.account")
    @Column(name = "account_id", updatable = false)
    private @Nullable Ref<?> account;

    @Computed
    @RefersTo("party.party")
    @Column(name = "party_id", updatable = false)
    private @Nullable Ref<?> party;

    @Computed
    private @Nullable String side;

    @Computed
    private int installment;

    @Computed
    private @Nullable String currency;

    @Computed
    @Decimal(value = Decimal.Measure.MONEY)
    private @Nullable BigDecimal original;

    @Computed
    @Decimal(value = Decimal.Measure.MONEY)
    private @Nullable BigDecimal open;

    @Computed
    @Decimal(value = Decimal.Measure.MONEY, currency = "")
    private @Nullable BigDecimal originalFunctional;

    @Computed
    @Decimal(value = Decimal.Measure.MONEY, currency = "")
    private @Nullable BigDecimal openFunctional;

    @Computed
    private @Nullable LocalDate documentDate;

    @Computed
    private @Nullable LocalDate postingDate;

    @Computed
    private @Nullable LocalDate dueDate;

    @Computed
    private @Nullable String holdReason;

    @Computed
    private @Nullable LocalDate holdUntil;

    @Computed
    private @Nullable String entryNumber;

    @Computed
    private @Nullable String sourceEntity;

    @Computed
    private @Nullable String source;

    @Computed
    private @Nullable String sourceNumber;

    protected OpenItem() {}

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }
}
