package org.twisterp.finance.supplierbill;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.finance.tax.Tax;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.party.api.Parties;
import org.twisterp.party.api.PartyTerms;
import org.twisterp.spi.Context;
import org.twisterp.spi.Violations;

/** Check what must be right before a bill can be submitted. */
final class SupplierBillChecks {

    private final SupplierBill bill;
    private final Context context;
    private final Violations violations;
    private final Map<UUID, Map<String, Object>> accounts = new HashMap<>();

    SupplierBillChecks(SupplierBill bill, Context context, Violations violations) {
        this.bill = bill;
        this.context = context;
        this.violations = violations;
    }

    void run() {
        checkSupplier();
        checkCurrency();
        if (bill.lines().isEmpty()) {
            violations.add("lines", "bill.no-lines");
        }
        TaxBook book = bill.book(context);
        for (int i = 0; i < bill.lines().size(); i++) {
            checkLine("lines[" + i + "].", bill.lines().get(i), book);
        }
        for (int i = 0; i < bill.adjustments().size(); i++) {
            checkTaxes("adjustments[" + i + "].taxes", bill.adjustments().get(i).taxes(), book);
        }
        if (!bill.lines().isEmpty() && bill.amountTotal().signum() <= 0) {
            violations.add(
                    "amountTotal",
                    "bill.nothing-to-pay",
                    "total",
                    bill.amountTotal().toPlainString());
        }
        if (violations.isEmpty() && bill.outdated(context)) {
            violations.add("amountTotal", "bill.outdated");
        }
    }

    private void checkSupplier() {
        if (bill.supplier() == null) {
            violations.add("supplier", "value.required", "field", "supplier");
            return;
        }
        Optional<PartyTerms> party = Parties.terms(context, bill.supplier());
        if (party.isEmpty() || !party.get().active() || !party.get().supplier()) {
            violations.add(
                    "supplier",
                    "bill.not-a-supplier",
                    "party",
                    party.map(PartyTerms::name).orElse(""));
        } else if (party.get().blocked()) {
            violations.add(
                    "supplier", "bill.supplier-blocked", "party", party.get().name());
        }
    }

    private void checkCurrency() {
        String functional = context.company().currency().code();
        boolean foreign = !bill.currency().code().equals(functional);
        if (foreign && bill.exchangeRate() == null) {
            violations.add(
                    "exchangeRate", "bill.rate-missing", "from", bill.currency().code(), "to", functional);
        }
        if (!foreign && bill.exchangeRate() != null && bill.exchangeRate().compareTo(BigDecimal.ONE) != 0) {
            violations.add("exchangeRate", "bill.rate-not-needed", "currency", functional);
        }
    }

    private void checkLine(String path, SupplierBillLine line, TaxBook book) {
        if (line.account() == null && line.item() == null) {
            violations.add(path + "account", "bill.account-missing");
        } else if (line.account() != null) {
            checkAccount(path + "account", line.account());
        }
        if (line.servedBackwards()) {
            violations.add(path + "serviceTo", "bill.service-dates");
        }
        checkTaxes(path + "taxes", line.taxes(), book);
    }

    private void checkAccount(String path, Ref<?> account) {
        Map<String, Object> values = accounts.computeIfAbsent(
                account.id(), id -> context.read("ledger.account", account).orElse(Map.of()));
        if (values.get("control") != null) {
            violations.add(path, "bill.control-account", "account", text(values.get("code")));
        }
    }

    private void checkTaxes(String path, Refs<Tax> taxes, TaxBook book) {
        for (UUID id : taxes.ids()) {
            Optional<Tax> tax = book.tax(id);
            if (tax.isPresent() && tax.get().use() == Tax.Use.SALE) {
                violations.add(path, "bill.tax-of-sales", "tax", tax.get().code());
            } else if (tax.isPresent() && tax.get().termsOn(bill.taxDate()).isEmpty()) {
                violations.add(
                        path,
                        "bill.tax-without-rate",
                        "tax",
                        tax.get().code(),
                        "date",
                        bill.taxDate().toString());
            }
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** Tell whether no bill of a supplier is posted yet in the company. */
    static boolean nonePosted(Context context, Ref<?> supplier) {
        List<Map<String, Object>> posted =
                context.rows("""
                select 1 from finance_supplier_bill
                where company_id = :company and supplier_id = :supplier and status = 'posted' limit 1
                """, Map.of("company", context.company().id(), "supplier", supplier.id()));
        return posted.isEmpty();
    }
}
