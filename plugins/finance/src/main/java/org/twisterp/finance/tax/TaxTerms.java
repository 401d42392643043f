package org.twisterp.finance.tax;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.twisterp.kernel.Ref;

/**
 * Hold what computing a tax needs on one day.
 *
 * @param id id of the tax
 * @param code its code, for messages
 * @param rate hundredths of the base
 * @param recoverablePercent hundredths of the tax that come back; the rest is cost
 * @param parts where it is posted; empty when the account role {@code input-tax} decides
 * @param baseTags boxes of the tax return that the base goes to
 */
public record TaxTerms(
        UUID id, String code, BigDecimal rate, BigDecimal recoverablePercent, List<Part> parts, List<String> baseTags) {

    public TaxTerms {
        parts = List.copyOf(parts);
        baseTags = List.copyOf(baseTags);
    }

    /** Return the hundredths of the base that the tax adds to the total: the rate, nothing in reverse charge. */
    public BigDecimal chargedRate() {
        return parts.stream()
                .map(Part::percent)
                .filter(percent -> percent.signum() < 0)
                .reduce(BigDecimal.valueOf(100), BigDecimal::add)
                .max(BigDecimal.ZERO)
                .multiply(rate)
                .movePointLeft(2);
    }

    /**
     * Send a share of the tax to an account.
     *
     * @param percent hundredths of the tax; negative when it is owed at once
     * @param tags boxes of the tax return
     */
    public record Part(BigDecimal percent, Ref<?> account, List<String> tags) {
        public Part {
            tags = List.copyOf(tags);
        }
    }
}
