package org.twisterp.runtime.setup.numberseries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Stored;
import org.twisterp.spi.Violations;

/** Keep how the numbers of a document or a journal look and where they start again. */
@Entity
@Table(name = "number_series")
@EntityName("platform.number-series")
public class NumberSeries extends Stored implements OfCompany {

    /** Name the moments at which counting starts again. */
    public enum Reset {
        FISCAL_YEAR,
        NEVER
    }

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    /** Entity whose documents it numbers; null for a journal's. */
    @Size(max = 80)
    private @Nullable String document;

    @RefersTo("ledger.journal")
    @Column(name = "journal_id")
    private @Nullable Ref<?> journal;

    @Size(max = 40)
    private String branch = "";

    @NotNull
    @Size(min = 3, max = 60)
    private String pattern = "";

    @NotNull
    private Reset reset = Reset.FISCAL_YEAR;

    private @Nullable Integer maxLength;

    private boolean chronological;

    protected NumberSeries() {}

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }

    public String pattern() {
        return pattern;
    }

    @Override
    public void check(Context context, Violations violations) {
        if ((document == null) == (journal == null)) {
            violations.add("document", "number-series.of");
        }
        if (!pattern.matches(".*\\{n(:0+)?}.*")) {
            violations.add("pattern", "number.pattern", "pattern", pattern);
        }
    }
}
