package org.twisterp.finance.supplierbill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.twisterp.finance.supplierbill.BillAmounts.Adjustment;
import org.twisterp.finance.supplierbill.BillAmounts.LineTerms;
import org.twisterp.finance.tax.TaxAmount;
import org.twisterp.finance.tax.TaxTerms;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.spi.Company.TaxRounding;

class BillAmountsTest {

    private static final Currency USD = Currency.of("USD");
    private static final TaxTerms VAT20 = tax("20", "100");
    private static final TaxTerms VAT23 = tax("23", "100");
    private static final TaxTerms HALF = tax("20", "50");
    private static final TaxTerms REVERSE = new TaxTerms(
            new UUID(0, 9),
            "RC20",
            new BigDecimal("20"),
            new BigDecimal("100"),
            List.of(part("100"), part("-100")),
            List.of());

    @Test
    void first_bill() {
        BillAmounts bill = document(line("3", "33.35", "0", VAT20), line("7", "1.43", "0", VAT20));
        assertEquals(amounts("100.05", "10.01"), bill.lineNets());
        assertEquals(new BigDecimal("110.06"), bill.net());
        assertEquals(new BigDecimal("22.01"), bill.tax());
        assertEquals(new BigDecimal("132.07"), bill.total());
        assertEquals(amounts("100.05", "10.01"), bill.costs());
        assertEquals(amounts("22.01"), bill.taxes().getFirst().parts());
    }

    @Test
    void taxes_are_rounded_once_per_document_or_on_each_line() {
        List<LineTerms> lines = List.of(line("1", "55.55", "0", VAT23), line("1", "11.11", "0", VAT23));
        assertEquals(
                new BigDecimal("15.33"),
                BillAmounts.of(lines, List.of(), false, TaxRounding.DOCUMENT, USD)
                        .tax());
        assertEquals(
                new BigDecimal("15.34"),
                BillAmounts.of(lines, List.of(), false, TaxRounding.LINE, USD).tax());
    }

    @Test
    void prices_that_include_tax_are_split_by_largest_remainder() {
        TaxTerms vat15 = tax("15", "100");
        List<LineTerms> lines =
                List.of(line("1", "10", "0", vat15), line("1", "10", "0", vat15), line("1", "10", "0", vat15));
        BillAmounts document = BillAmounts.of(lines, List.of(), true, TaxRounding.DOCUMENT, USD);
        assertEquals(amounts("8.70", "8.70", "8.69"), document.lineNets());
        assertEquals(new BigDecimal("26.09"), document.net());
        assertEquals(new BigDecimal("3.91"), document.tax());
        BillAmounts byLine = BillAmounts.of(lines, List.of(), true, TaxRounding.LINE, USD);
        assertEquals(amounts("8.70", "8.70", "8.70"), byLine.lineNets());
        assertEquals(new BigDecimal("30.00"), byLine.total());
    }

    @Test
    void reverse_charge_adds_nothing_to_the_total() {
        BillAmounts bill = document(line("1", "100", "0", REVERSE));
        assertEquals(new BigDecimal("100.00"), bill.total());
        assertEquals(amounts("20.00", "-20.00"), bill.taxes().getFirst().parts());
    }

    @Test
    void tax_that_does_not_come_back_is_cost_of_the_lines_that_carry_it() {
        BillAmounts bill =
                document(line("1", "10.00", "0", HALF), line("1", "20.00", "0", HALF), line("1", "5.00", "0"));
        assertEquals(new BigDecimal("41.00"), bill.total());
        assertEquals(amounts("11.00", "22.00", "5.00"), bill.costs());
        assertEquals(amounts("3.00"), bill.taxes().getFirst().parts());
    }

    @Test
    void freight_is_taxed_and_spread_over_the_lines() {
        BillAmounts bill = BillAmounts.of(
                List.of(line("1", "10.00", "0", VAT20), line("1", "10.00", "0", VAT20), line("1", "10.00", "0", VAT20)),
                List.of(new Adjustment(new BigDecimal("5.00"), List.of(VAT20))),
                false,
                TaxRounding.DOCUMENT,
                USD);
        assertEquals(new BigDecimal("35.00"), bill.net());
        assertEquals(new BigDecimal("7.00"), bill.tax());
        assertEquals(amounts("11.67", "11.67", "11.66"), bill.costs());
    }

    @Test
    void a_discount_is_taken_before_rounding() {
        assertEquals(amounts("89.55"), document(line("3", "33.1667", "10")).lineNets());
    }

    @Test
    void yen_have_no_decimals() {
        BillAmounts bill = BillAmounts.of(
                List.of(line("3", "33.5", "0", VAT20)), List.of(), false, TaxRounding.DOCUMENT, Currency.of("JPY"));
        assertEquals(new BigDecimal("101"), bill.net());
        assertEquals(new BigDecimal("20"), bill.tax());
    }

    @Property(tries = 500)
    void costs_and_taxes_sum_to_the_total(
            @ForAll("lines") List<LineTerms> lines,
            @ForAll boolean inclusive,
            @ForAll TaxRounding rounding,
            @ForAll("freight") BigDecimal freight) {
        BillAmounts bill =
                BillAmounts.of(lines, List.of(new Adjustment(freight, List.of(VAT20, HALF))), inclusive, rounding, USD);
        List<BigDecimal> posted = new ArrayList<>(bill.costs());
        bill.taxes().stream().map(TaxAmount::parts).forEach(posted::addAll);
        BigDecimal sum = posted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, bill.total().compareTo(sum));
        assertEquals(0, bill.total().compareTo(bill.net().add(bill.tax())));
        posted.forEach(amount -> assertEquals(2, amount.scale()));
        if (inclusive) {
            BigDecimal gross = lines.stream().map(line -> line.amount(USD)).reduce(freight, BigDecimal::add);
            assertEquals(0, gross.compareTo(bill.total()));
        }
    }

    @Provide
    Arbitrary<List<LineTerms>> lines() {
        Arbitrary<BigDecimal> quantity = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(1000))
                .ofScale(3);
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-10), BigDecimal.valueOf(1000))
                .ofScale(5);
        Arbitrary<List<TaxTerms>> taxes =
                Arbitraries.subsetOf(VAT20, VAT23, HALF, REVERSE).map(List::copyOf);
        return Combinators.combine(quantity, price, taxes)
                .as((q, p, t) -> new LineTerms(q, p, BigDecimal.ZERO, t))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<BigDecimal> freight() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-50), BigDecimal.valueOf(50))
                .ofScale(2);
    }

    private static BillAmounts document(LineTerms... lines) {
        return BillAmounts.of(List.of(lines), List.of(), false, TaxRounding.DOCUMENT, USD);
    }

    private static LineTerms line(String quantity, String price, String discount, TaxTerms... taxes) {
        return new LineTerms(new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(discount), List.of(taxes));
    }

    private static TaxTerms tax(String rate, String recoverable) {
        return new TaxTerms(
                UUID.nameUUIDFromBytes((rate + "/" + recoverable).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "VAT" + rate,
                new BigDecimal(rate),
                new BigDecimal(recoverable),
                List.of(),
                List.of());
    }

    private static TaxTerms.Part part(String percent) {
        return new TaxTerms.Part(new BigDecimal(percent), Ref.of(new UUID(0, 1)), List.of());
    }

    private static List<BigDecimal> amounts(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }
}
