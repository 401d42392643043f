package org.twisterp.runtime.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.50|10.50",
                "-10|-10",
                "+7.1|7.1",
                ".5|0.5",
                "3.|3",
                "1,000.00|1000.00",
                "-12,345,678.90|-12345678.90",
                "1,00,000.00|100000.00",
                "1 000.25|1000.25",
                "0|0",
                "10.005|10.005"
            })
    void readsWhatJournalsWrite(String text, BigDecimal number) {
        assertEquals(0, AmountText.read(text).orElseThrow().compareTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1e2", "1,00", "10,0000", "1.000,00", "--1", "1 00", "NaN", "0x10", "1,,000"})
    void refusesWhatIsNoAmountForSure(String text) {
        assertEquals(Optional.empty(), AmountText.read(text));
    }
}
