package org.twisterp.finance;

import java.util.List;
import org.twisterp.finance.costcenter.CostCenter;
import org.twisterp.finance.manualjournal.ManualJournal;
import org.twisterp.finance.manualjournal.ManualJournalLine;
import org.twisterp.finance.paymentterms.PaymentTerms;
import org.twisterp.finance.paymentterms.PaymentTermsPart;
import org.twisterp.finance.report.AccountBalanceQuery;
import org.twisterp.finance.report.GeneralLedgerQuery;
import org.twisterp.finance.report.TrialBalanceQuery;
import org.twisterp.finance.supplierbill.DuplicateBillGuard;
import org.twisterp.finance.supplierbill.SupplierBill;
import org.twisterp.finance.supplierbill.SupplierBillAdjustment;
import org.twisterp.finance.supplierbill.SupplierBillInstallment;
import org.twisterp.finance.supplierbill.SupplierBillLine;
import org.twisterp.finance.supplierbill.SupplierBillTax;
import org.twisterp.finance.tax.Tax;
import org.twisterp.finance.tax.TaxPart;
import org.twisterp.finance.tax.TaxRate;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Guard;
import org.twisterp.spi.Line;
import org.twisterp.spi.Query;
import org.twisterp.spi.Stored;

/** List what the finance plugin brings. */
public final class FinancePlugin implements ErpPlugin {

    @Override
    public String id() {
        return "finance";
    }

    @Override
    public List<Class<? extends Stored>> entities() {
        return List.of(SupplierBill.class, ManualJournal.class, Tax.class, PaymentTerms.class, CostCenter.class);
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(
                SupplierBillLine.class,
                SupplierBillAdjustment.class,
                SupplierBillTax.class,
                SupplierBillInstallment.class,
                ManualJournalLine.class,
                TaxRate.class,
                TaxPart.class,
                PaymentTermsPart.class);
    }

    @Override
    public List<Query> queries() {
        return List.of(new TrialBalanceQuery(), new GeneralLedgerQuery(), new AccountBalanceQuery());
    }

    @Override
    public List<Guard> guards() {
        return List.of(new DuplicateBillGuard());
    }
}
