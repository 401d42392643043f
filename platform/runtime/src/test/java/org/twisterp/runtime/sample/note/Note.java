package org.twisterp.runtime.sample.note;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.runtime.sample.partner.Partner;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Context;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Document;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.PostingFacts;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Violations;

/** Keep a cost that is owed to nobody in particular. */
@Entity
@Table(name = "sample_note")
@EntityName("sample.note")
public class Note extends Document {

    @NotNull
    @RefersTo("sample.partner")
    @Column(name = "partner_id")
    private @Nullable Ref<Partner> partner;

    @RefersTo("sample.partner")
    @Column(name = "copy_ids")
    private Refs<Partner> copies = Refs.none();

    @Size(max = 30)
    private @Nullable String reference;

    @NotNull
    private @Nullable LocalDate noteDate;

    @NotNull
    private @Nullable LocalDate postingDate;

    @NotNull
    private @Nullable String currency;

    @Decimal(Decimal.Measure.MONEY)
    private @Nullable BigDecimal deposit;

    private boolean urgent;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<NoteLine> lines = new ArrayList<>();

    @Computed
    @Decimal(Decimal.Measure.MONEY)
    private BigDecimal amountTotal = BigDecimal.ZERO;

    protected Note() {}

    public @Nullable String reference() {
        return reference;
    }

    @Override
    public @Nullable LocalDate postingDate() {
        return postingDate;
    }

    @Override
    public void complete(Context context) {
        Currency own = Currency.of(String.valueOf(currency));
        lines.forEach(line -> line.compute(own));
        amountTotal = lines.stream().map(NoteLine::amountNet).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public void check(Context context, Violations violations) {
        if (lines.isEmpty()) {
            violations.add("lines", "value.required");
        }
    }

    @Override
    public PostingFacts post(Context context) {
        PostingFacts.Builder facts = PostingFacts.in(Currency.of(String.valueOf(currency)), BigDecimal.ONE)
                .value("postingDate", postingDate)
                .value("noteDate", noteDate)
                .value("amountTotal", amountTotal)
                .value("narration", reference);
        lines.forEach(line -> facts.line("lines", "amountNet", line.amountNet(), "account", line.account()));
        return facts.build();
    }
}
