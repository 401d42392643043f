package org.twisterp.party.party;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Line;
import org.twisterp.spi.RefersTo;

/** Keep what one company agreed with a party; only users of that company see it. */
@Entity
@Table(name = "party_company_part")
@AttributeOverride(name = "companyId", column = @Column(name = "company_id", insertable = false, updatable = false))
public class CompanyPart extends Line {

    @NotNull
    @RefersTo("platform.company")
    @Column(name = "company_id", updatable = false)
    private @Nullable UUID company;

    @RefersTo("finance.payment-terms")
    @Column(name = "payment_terms_id")
    private @Nullable Ref<?> paymentTerms;

    /** Control account of what the party owes; the role {@code receivable} decides when it is null. */
    @RefersTo("ledger.account")
    @Column(name = "receivable_account_id")
    private @Nullable Ref<?> receivable;

    /** Control account of what is owed to the party; the role {@code payable} decides when it is null. */
    @RefersTo("ledger.account")
    @Column(name = "payable_account_id")
    private @Nullable Ref<?> payable;

    @PositiveOrZero
    @Decimal(value = Measure.MONEY, currency = "")
    private @Nullable BigDecimal creditLimit;

    @RefersTo("finance.tax")
    @Column(name = "tax_ids")
    private Refs<?> taxes = Refs.none();

    /** True when no new document may name the party. */
    private boolean blocked;

    protected CompanyPart() {}

    public @Nullable Ref<?> company() {
        return company == null ? null : Ref.of(company);
    }

    public boolean blocked() {
        return blocked;
    }
}
