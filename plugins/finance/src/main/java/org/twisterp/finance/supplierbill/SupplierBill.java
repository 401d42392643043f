package org.twisterp.finance.supplierbill;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.paymentterms.DueDates;
import org.twisterp.finance.paymentterms.PaymentTerms;
import org.twisterp.finance.tax.TaxAmount;
import org.twisterp.finance.tax.TaxTerms;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Rounding;
import org.twisterp.party.api.Parties;
import org.twisterp.party.api.PartyTerms;
import org.twisterp.spi.Computed;
import org.twisterp.spi.Context;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Document;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.PostingFacts;
import org.twisterp.spi.RefersTo;
import org.twisterp.spi.Violations;

/** Keep what a supplier asks to be paid, from entry to the ledger. */
@Entity
@Table(name = "finance_supplier_bill")
@EntityName("finance.supplier-bill")
public class SupplierBill extends Document {

    @NotNull
    @RefersTo("party.party")
    @Column(name = "supplier_id")
    private @Nullable Ref<?> supplier;

    /** Number on the supplier's paper. */
    @Size(max = 60)
    private @Nullable String supplierReference;

    @NotNull
    private @Nullable LocalDate billDate;

    /** Day that decides the period; the bill's own unless somebody says otherwise. */
    private @Nullable LocalDate postingDate;

    private @Nullable LocalDate taxDate;

    @NotNull
    @Size(min = 3, max = 3)
    private @Nullable String currency;

    /** Units of the company's currency for one of the bill's; null in the company's currency. */
    @Positive
    @Decimal(Measure.RATE)
    private @Nullable BigDecimal exchangeRate;

    @RefersTo("finance.payment-terms")
    @Column(name = "payment_terms_id")
    private @Nullable Ref<PaymentTerms> paymentTerms;

    private boolean pricesIncludeTax;

    @Size(max = 40)
    private @Nullable String branch;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<SupplierBillLine> lines = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<SupplierBillAdjustment> adjustments = new ArrayList<>();

    @Computed
    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<SupplierBillTax> taxes = new ArrayList<>();

    @Computed
    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    private List<SupplierBillInstallment> installments = new ArrayList<>();

    /** First day that something is due. */
    @Computed
    private @Nullable LocalDate dueDate;

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountNet = BigDecimal.ZERO;

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountTax = BigDecimal.ZERO;

    @Computed
    @Decimal(Measure.MONEY)
    private BigDecimal amountTotal = BigDecimal.ZERO;

    /** Total in the company's currency; approvals look at it. */
    @Computed
    @Decimal(value = Measure.MONEY, currency = "")
    private BigDecimal amountTotalCompany = BigDecimal.ZERO;

    /** True while no bill of the supplier is posted; approvals look at it. */
    @Computed
    private boolean firstOfSupplier;

    protected SupplierBill() {}

    public @Nullable Ref<?> supplier() {
        return supplier;
    }

    public @Nullable String supplierReference() {
        return supplierReference;
    }

    public LocalDate billDate() {
        return Objects.requireNonNull(billDate);
    }

    @Override
    public @Nullable LocalDate postingDate() {
        return postingDate;
    }

    public BigDecimal amountTotal() {
        return amountTotal;
    }

    @Override
    public void complete(Context context) {
        if (billDate == null) {
            billDate = context.businessDate();
        }
        if (postingDate == null) {
            postingDate = billDate;
        }
        if (taxDate == null) {
            taxDate = billDate;
        }
        if (currency == null) {
            currency = context.company().currency().code();
        }
        if (supplier != null && paymentTerms == null) {
            paymentTerms = Parties.terms(context, supplier)
                    .map(PartyTerms::paymentTerms)
                    .<Ref<PaymentTerms>>map(terms -> Ref.of(terms.id()))
                    .orElse(null);
        }
        firstOfSupplier = supplier != null && SupplierBillChecks.nonePosted(context, supplier);
        compute(context);
    }

    private void compute(Context context) {
        Currency own = currency();
        BillAmounts amounts = amounts(context);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).computed(amounts.lineNets().get(i));
        }
        amountNet = amounts.net();
        amountTax = amounts.tax();
        amountTotal = amounts.total();
        amountTotalCompany =
                Rounding.round(amountTotal.multiply(rate()), context.company().currency());
        List<TaxAmount> computed = amounts.taxes();
        resize(taxes, computed.size(), SupplierBillTax::new);
        for (int i = 0; i < computed.size(); i++) {
            taxes.get(i).computed(computed.get(i));
        }
        installments(context, own);
    }

    private void installments(Context context, Currency own) {
        Optional<PaymentTerms> terms =
                Optional.ofNullable(paymentTerms).flatMap(ref -> context.find(PaymentTerms.class, ref));
        List<DueDates.Installment> due = DueDates.of(
                terms.map(PaymentTerms::terms).orElse(List.of()),
                terms.flatMap(PaymentTerms::discount).orElse(null),
                billDate(),
                amountTotal,
                own);
        resize(installments, due.size(), SupplierBillInstallment::new);
        for (int i = 0; i < due.size(); i++) {
            installments.get(i).computed(due.get(i));
        }
        dueDate = due.stream()
                .map(DueDates.Installment::due)
                .min(LocalDate::compareTo)
                .orElse(billDate);
    }

    private BillAmounts amounts(Context context) {
        TaxBook book = book(context);
        return BillAmounts.of(
                lines.stream().map(line -> line.terms(book)).toList(),
                adjustments.stream().map(adjustment -> adjustment.terms(book)).toList(),
                pricesIncludeTax,
                context.company().taxRounding(),
                currency());
    }

    /** Tell whether a tax changed since the amounts were computed, so that they are not what would be posted. */
    boolean outdated(Context context) {
        BillAmounts now = amounts(context);
        return now.net().compareTo(amountNet) != 0 || now.total().compareTo(amountTotal) != 0;
    }

    private static <T> void resize(List<T> list, int size, Supplier<T> one) {
        while (list.size() > size) {
            list.removeLast();
        }
        while (list.size() < size) {
            list.add(one.get());
        }
    }

    @Override
    public void check(Context context, Violations violations) {
        new SupplierBillChecks(this, context, violations).run();
    }

    /** Return the facts for posting.yaml: costs by line, taxes by part, one payable split by installments. */
    @Override
    public PostingFacts post(Context context) {
        BillAmounts amounts = amounts(context);
        Optional<PartyTerms> party = Optional.ofNullable(supplier).flatMap(ref -> Parties.terms(context, ref));
        PostingFacts.Builder facts = PostingFacts.in(currency(), rate())
                .value("supplier", supplier)
                .value("billDate", billDate)
                .value("postingDate", postingDate)
                .value("taxDate", taxDate)
                .value("dueDate", dueDate)
                .value("amountTotal", amounts.total())
                .value("account.payable", party.map(PartyTerms::payable).orElse(null))
                .value("narration", narration(party));
        for (int i = 0; i < lines.size(); i++) {
            facts.line("lines", lines.get(i).facts(amounts.costs().get(i)));
        }
        amounts.taxes().forEach(tax -> taxFacts(facts, tax, context.company().currency()));
        installments.forEach(part -> facts.line("installments", "dueDate", part.dueDate(), "amount", part.amount()));
        return facts.build();
    }

    private void taxFacts(PostingFacts.Builder facts, TaxAmount amount, Currency functional) {
        List<TaxTerms.Part> parts = amount.terms().parts();
        for (int i = 0; i < amount.parts().size(); i++) {
            TaxTerms.@Nullable Part part = parts.isEmpty() ? null : parts.get(i);
            facts.line(
                    "taxes",
                    "amountTax",
                    amount.parts().get(i),
                    "account",
                    part == null ? null : part.account(),
                    "description",
                    amount.terms().code(),
                    "tax",
                    Ref.of(amount.terms().id()),
                    "taxBase",
                    Rounding.round(amount.base().multiply(rate()), functional),
                    "tags",
                    part == null ? List.of() : part.tags());
        }
    }

    private String narration(Optional<PartyTerms> party) {
        String name = party.map(PartyTerms::name).orElse("");
        return supplierReference == null ? name : name + ", " + supplierReference;
    }

    TaxBook book(Context context) {
        return new TaxBook(context, taxDate == null ? billDate() : taxDate);
    }

    Currency currency() {
        return Currency.of(Objects.requireNonNull(currency));
    }

    @Nullable
    BigDecimal exchangeRate() {
        return exchangeRate;
    }

    private BigDecimal rate() {
        return exchangeRate == null ? BigDecimal.ONE : exchangeRate;
    }

    LocalDate taxDate() {
        return taxDate == null ? billDate() : taxDate;
    }

    List<SupplierBillLine> lines() {
        return lines;
    }

    List<SupplierBillAdjustment> adjustments() {
        return adjustments;
    }
}
