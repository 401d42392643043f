package org.twisterp.finance.paymentterms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.paymentterms.DueDates.BusinessDay;
import org.twisterp.finance.paymentterms.DueDates.Discount;
import org.twisterp.finance.paymentterms.DueDates.From;
import org.twisterp.finance.paymentterms.DueDates.Installment;
import org.twisterp.finance.paymentterms.DueDates.Part;
import org.twisterp.kernel.Currency;

class DueDatesTest {

    private static final Currency USD = Currency.of("USD");
    private static final LocalDate BILLED = LocalDate.of(2026, 3, 5);

    @Test
    void without_terms_all_is_due_on_the_document_date() {
        List<Installment> due = DueDates.of(List.of(), null, BILLED, new BigDecimal("132.07"), USD);
        assertEquals(List.of(new Installment(BILLED, new BigDecimal("132.07"), null, null)), due);
    }

    @Test
    void net_30() {
        assertEquals(LocalDate.of(2026, 4, 4), DueDates.due(net("100", 30), BILLED));
    }

    @Test
    void thirty_now_seventy_later_sum_to_the_whole() {
        List<Installment> due =
                DueDates.of(List.of(net("30", 0), net("70", 30)), null, BILLED, new BigDecimal("100.01"), USD);
        assertEquals(new BigDecimal("30.00"), due.get(0).amount());
        assertEquals(new BigDecimal("70.01"), due.get(1).amount());
    }

    @Test
    void end_of_month_plus_ten() {
        Part part = new Part(new BigDecimal("100"), 0, From.END_OF_MONTH, 10, BusinessDay.NONE);
        assertEquals(LocalDate.of(2026, 4, 10), DueDates.due(part, BILLED));
    }

    @Test
    void a_weekend_moves_to_the_next_or_the_previous_business_day() {
        LocalDate saturday = LocalDate.of(2026, 4, 4);
        assertEquals(saturday.plusDays(2), DueDates.due(on(BusinessDay.NEXT), BILLED));
        assertEquals(saturday.minusDays(1), DueDates.due(on(BusinessDay.PREVIOUS), BILLED));
    }

    @Test
    void two_percent_within_ten_days() {
        Installment due = DueDates.of(
                        List.of(net("100", 30)),
                        new Discount(new BigDecimal("2"), 10),
                        BILLED,
                        new BigDecimal("132.07"),
                        USD)
                .getFirst();
        assertEquals(LocalDate.of(2026, 3, 15), due.discountDate());
        assertEquals(new BigDecimal("2.64"), due.discountAmount());
        assertNull(DueDates.of(List.of(), null, BILLED, BigDecimal.ONE, USD)
                .getFirst()
                .discountDate());
    }

    @Property(tries = 300)
    void installments_sum_to_the_total(
            @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(2) BigDecimal total,
            @ForAll @IntRange(min = 1, max = 99) int first) {
        List<Part> parts = List.of(net(String.valueOf(first), 10), net(String.valueOf(100 - first), 20));
        BigDecimal sum = DueDates.of(parts, null, BILLED, total, USD).stream()
                .map(Installment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, total.compareTo(sum));
    }

    private static Part net(String percent, int days) {
        return new Part(new BigDecimal(percent), days, From.DOCUMENT, 0, BusinessDay.NONE);
    }

    private static Part on(BusinessDay move) {
        return new Part(new BigDecimal("100"), 30, From.DOCUMENT, 0, move);
    }
}
