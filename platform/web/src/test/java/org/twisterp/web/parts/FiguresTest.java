package org.twisterp.web.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void amountsKeepTheirDecimalsAndHaveATrueMinus() {
        assertEquals("394,128.00", Figures.amount(new BigDecimal("394128.00"), Locale.ENGLISH));
        assertEquals("\u221210,557.00", Figures.amount(new BigDecimal("-10557.00"), Locale.ENGLISH));
        assertEquals("10.005", Figures.amount(new BigDecimal("10.005"), Locale.ENGLISH));
        assertEquals("1.234,50", Figures.amount(new BigDecimal("1234.50"), Locale.GERMANY));
        assertEquals("99,999,999,999,999.99", Figures.amount("99999999999999.99", Locale.ENGLISH));
        assertEquals("", Figures.amount(null, Locale.ENGLISH));
    }

    @Test
    void aLedgerFigureStandsOnItsSide() {
        assertEquals("110.06", Figures.magnitude(new BigDecimal("-110.06"), Locale.ENGLISH));
        assertEquals("Cr", Figures.side(new BigDecimal("-110.06")));
        assertEquals("Dr", Figures.side(new BigDecimal("0.01")));
        assertEquals("", Figures.side(new BigDecimal("0.00")));
        assertTrue(Figures.negative("-0.01"));
        assertFalse(Figures.negative("-0.00"));
    }

    @Test
    void quantitiesDropZerosThatSayNothing() {
        assertEquals("2,500", Figures.plain(new BigDecimal("2500.00000000"), Locale.ENGLISH));
        assertEquals("33.35", Figures.plain(new BigDecimal("33.35000000"), Locale.ENGLISH));
    }

    @Test
    void daysAreWrittenInTheReadersLanguage() {
        assertEquals("18 Nov 2026", Figures.day(LocalDate.of(2026, 11, 18), Locale.ENGLISH));
        assertEquals("18.11.2026", Figures.day(LocalDate.of(2026, 11, 18), Locale.GERMANY));
    }

    @Test
    void facesAreTheFirstLettersOfFirstAndLastName() {
        assertEquals("FA", Face.initials("Farhana Akter"));
        assertEquals("MR", Face.initials("Mizanur bin Rahman"));
        assertEquals("A", Face.initials("admin"));
    }

    @Test
    void everyStateLooksLikeOneOfTheNine() {
        assertEquals(Status.REVERSED, Status.of("cancelled"));
        assertEquals(Status.POSTED, Status.of("POSTED"));
        assertEquals(Status.DRAFT, Status.of("something new"));
        assertEquals("s-blocked", Status.BLOCKED.getCss());
    }
}
