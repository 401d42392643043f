package org.twisterp.ledger.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Show a posted entry as REST and screens do.
 *
 * @param journal code of the journal
 * @param module kind of the journal, which period locks name
 * @param book null when it counts in all books
 * @param currency functional currency
 */
public record EntryView(
        UUID id,
        String number,
        String journal,
        String module,
        String kind,
        @Nullable String book,
        LocalDate documentDate,
        LocalDate postingDate,
        LocalDate taxDate,
        String period,
        String fiscalYear,
        String currency,
        @Nullable String narration,
        boolean manual,
        @Nullable String sourceEntity,
        @Nullable UUID source,
        @Nullable String sourceNumber,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy,
        UUID createdBy,
        List<UUID> approvedBy,
        UUID postedBy,
        Instant postedAt,
        List<Line> lines) {

    public EntryView {
        approvedBy = List.copyOf(approvedBy);
        lines = List.copyOf(lines);
    }

    /**
     * Show one line.
     *
     * @param account id of the account
     * @param accountCode its code
     * @param openItem id of its first open item; null when it has none
     * @param dimensions costCenter, project, programme, grant, item, asset, counterpartyCompany, interCompanyTransaction as UUID where given
     * @param customDimensions the others as JSON text; null when there are none
     */
    public record Line(
            int line,
            UUID account,
            String accountCode,
            String accountName,
            BigDecimal debit,
            BigDecimal credit,
            String currency,
            BigDecimal debitCurrency,
            BigDecimal creditCurrency,
            BigDecimal rate,
            @Nullable String rateKind,
            @Nullable LocalDate rateDate,
            @Nullable UUID party,
            @Nullable LocalDate dueDate,
            @Nullable UUID openItem,
            @Nullable UUID tax,
            @Nullable BigDecimal taxBase,
            List<String> tags,
            Map<String, UUID> dimensions,
            @Nullable String customDimensions,
            @Nullable String description) {

        public Line {
            tags = List.copyOf(tags);
            dimensions = Map.copyOf(dimensions);
        }
    }
}
