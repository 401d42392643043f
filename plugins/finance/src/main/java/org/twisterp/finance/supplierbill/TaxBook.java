package org.twisterp.finance.supplierbill;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.twisterp.finance.tax.Tax;
import org.twisterp.finance.tax.TaxTerms;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Context;

/** Look each tax of a document up once, with the rate of the tax date. */
final class TaxBook {

    private final Context context;
    private final LocalDate taxDate;
    private final Map<UUID, Optional<Tax>> taxes = new HashMap<>();

    TaxBook(Context context, LocalDate taxDate) {
        this.context = context;
        this.taxDate = taxDate;
    }

    Optional<Tax> tax(UUID id) {
        return taxes.computeIfAbsent(id, key -> context.find(Tax.class, Ref.of(key)));
    }

    /** Return the terms of the taxes that have a rate; those without are refused by the check. */
    List<TaxTerms> terms(Refs<Tax> refs) {
        return refs.ids().stream()
                .flatMap(id -> tax(id).flatMap(tax -> tax.termsOn(taxDate)).stream())
                .toList();
    }
}
