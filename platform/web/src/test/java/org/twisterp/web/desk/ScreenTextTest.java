package org.twisterp.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twisterp.runtime.definition.FieldType;

/** Hold what people may type for days and figures. */
final class ScreenTextTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "2026-03-09, 2026-03-09",
        "9 Mar 2026, 2026-03-09",
        "9 mar 2026, 2026-03-09",
        "09.03.2026, 2026-03-09",
        "9/3/26, 2026-03-09",
        "9/3, 2026-03-09",
        "18, 2026-11-18",
        "t, 2026-11-20",
        "+3, 2026-11-23",
        "-20, 2026-10-31"
    })
    void readsDaysAsPeopleWriteThem(String typed, LocalDate day) {
        assertEquals(day, ScreenText.day(typed, TODAY, Locale.US));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2026", "32", "tomorrow", "2026-13-01", "9 Mar", "1.5.2026.1"})
    void refusesWhatIsNoDay(String typed) {
        assertNull(ScreenText.day(typed, TODAY, Locale.US));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "fr-FR"})
    void readsEveryDayItWrites(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (int month = 1; month <= 12; month++) {
            LocalDate day = LocalDate.of(2026, month, 18);
            assertEquals(day, ScreenText.day(ScreenText.write(FieldType.DATE, day, locale), TODAY, locale), language);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5 | 1234.5 | en-US",
                "1,234.50 | 1234.50 | en-US",
                "12,34,567.89 | 1234567.89 | en-US",
                "-5 | -5 | en-US",
                "−5 | -5 | en-US",
                ".5 | .5 | en-US",
                "7. | 7.0 | en-US",
                "1.234,50 | 1234.50 | de-DE",
                "1 234.50 | 1234.50 | en-US",
                "1,23 | | en-US",
                "1e2 | | en-US",
                "12a | | en-US",
                "1.2.3 | | en-US"
            })
    void readsFiguresAndNothingElse(String typed, @Nullable BigDecimal number, String language) {
        assertEquals(number, ScreenText.decimal(typed, Locale.forLanguageTag(language)));
    }
}
