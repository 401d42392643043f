package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Case A1-17: the trial balance across a year that is not yet closed. */
class TrialBalanceTest {

    private final Fixture fixture = Fixture.get();

    @Test
    void a1_17_trial_balance_across_a_year() {
        String company = fixture.company("USD");
        fixture.journal(company, "2025-12-31", "1000", "3000", "1000.00");
        fixture.journal(company, "2026-01-10", "1000", "4000", "500.00");
        fixture.journal(company, "2026-02-03", "6100", "1000", "110.06");
        fixture.journal(company, "2026-12-31", "6100", "1000", "39.95");
        fixture.journal(company, "2027-01-05", "6100", "1000", "12.00");

        assertEquals(
                Map.of(
                        "1000", "1500.00 -110.06 1389.94",
                        "3000", "-1000.00 0.00 -1000.00",
                        "4000", "-500.00 0.00 -500.00",
                        "6100", "0.00 110.06 110.06"),
                rows(company, "2026-02-01", "2026-02-28"));
        assertEquals(
                Map.of(
                        "1000", "1349.99 -12.00 1337.99",
                        "3000", "-1000.00 0.00 -1000.00",
                        "6100", "0.00 12.00 12.00",
                        "result-not-yet-closed", "-349.99 0.00 -349.99"),
                rows(company, "2027-01-01", "2027-01-31"));
        fixture.verify();
    }

    private Map<String, String> rows(String company, String from, String to) {
        JsonNode answer = fixture.as("auditor")
                .get(company + "/queries/finance.trial-balance?from=" + from + "&to=" + to)
                .expect(200)
                .json();
        Map<String, String> rows = new TreeMap<>();
        BigDecimal opening = BigDecimal.ZERO;
        BigDecimal closing = BigDecimal.ZERO;
        for (JsonNode row : answer.at("/rows")) {
            opening = opening.add(new BigDecimal(row.at("/opening").asText()));
            closing = closing.add(new BigDecimal(row.at("/closing").asText()));
            rows.put(
                    row.at("/account").asText(),
                    row.at("/opening").asText() + " " + row.at("/movement").asText() + " "
                            + row.at("/closing").asText());
        }
        assertEquals(0, opening.signum(), "openings sum to zero");
        assertEquals(0, closing.signum(), "closings sum to zero");
        return rows;
    }
}
