package org.twisterp.ledger.journalentry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
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

/** Show a posted entry in lists; what it holds is read by {@link org.twisterp.ledger.api.Entries}. */
@Entity
@Table(name = "ledger_journal_entry")
@EntityName("ledger.journal-entry")
public class JournalEntry extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @Computed
    private @Nullable String number;

    @Computed
    @RefersTo("ledger.journal")
    @Column(name = "journal_id", updatable = false)
    private @Nullable Ref<?> journal;

    @Computed
    private @Nullable String kind;

    @Computed
    private @Nullable String book;

    @Computed
    private @Nullable LocalDate documentDate;

    @Computed
    private @Nullable LocalDate postingDate;

    @Computed
    private @Nullable LocalDate taxDate;

    @Computed
    @RefersTo("ledger.period")
    @Column(name = "period_id", updatable = false)
    private @Nullable Ref<?> period;

    @Computed
    @RefersTo("ledger.fiscal-year")
    @Column(name = "fiscal_year_id", updatable = false)
    private @Nullable Ref<?> fiscalYear;

    @Computed
    private @Nullable String currency;

    @Computed
    private @Nullable String narration;

    @Computed
    private @Nullable String sourceEntity;

    @Computed
    private @Nullable String source;

    @Computed
    private @Nullable String sourceNumber;

    @Computed
    private @Nullable String reverses;

    @Computed
    @Decimal(value = Decimal.Measure.MONEY)
    private @Nullable BigDecimal amount;

    @Computed
    private @Nullable Instant postedAt;

    protected JournalEntry() {}

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }
}
