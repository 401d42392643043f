package org.twisterp.finance.supplierbill;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.twisterp.kernel.Blocker;
import org.twisterp.spi.Context;
import org.twisterp.spi.Guard;
import org.twisterp.spi.Stored;

/** Stop a bill whose supplier and number are on another bill within a year, without case, spaces and leading zeros. */
public final class DuplicateBillGuard implements Guard {

    private static final int WINDOW_DAYS = 365;

    @Override
    public String entity() {
        return "finance.supplier-bill";
    }

    @Override
    public Set<String> actions() {
        return Set.of("submit", "approve", "post");
    }

    @Override
    public List<Blocker> check(Stored record, String action, Context context) {
        SupplierBill bill = (SupplierBill) record;
        if (bill.supplier() == null
                || bill.supplierReference() == null
                || bill.supplierReference().isBlank()) {
            return List.of();
        }
        LocalDate date = bill.billDate();
        return context
                .rows(
                        """
                        select id, number, supplier_reference, bill_date from finance_supplier_bill
                        where company_id = :company and supplier_id = :supplier and id <> :bill
                          and reference_key = finance_reference_key(:reference)
                          and bill_date between :earliest and :latest
                          and status in ('submitted', 'approved', 'posted')
                        order by bill_date, id limit 1
                        """,
                        Map.of(
                                "company", bill.companyId(),
                                "supplier", bill.supplier().id(),
                                "bill", bill.id(),
                                "reference", bill.supplierReference(),
                                "earliest", date.minusDays(WINDOW_DAYS),
                                "latest", date.plusDays(WINDOW_DAYS)))
                .stream()
                .map(DuplicateBillGuard::blocker)
                .toList();
    }

    private static Blocker blocker(Map<String, Object> first) {
        UUID id = (UUID) first.get("id");
        Object number = first.get("number");
        String reference = String.valueOf(first.get("supplier_reference"));
        return Blocker.of(
                        "bill.duplicate",
                        Blocker.Kind.DUPLICATE,
                        List.of(),
                        "first",
                        number == null ? reference : number.toString(),
                        "reference",
                        reference,
                        "date",
                        first.get("bill_date").toString())
                .about(new Blocker.Subject("finance.supplier-bill", id, number == null ? null : number.toString()));
    }
}
