package org.twisterp.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    @Test
    void readsWhatThePageWrote() {
        assertEquals(new Preferences("dark", "compact", "rail"), Preferences.of("dark.compact.rail"));
        assertEquals(new Preferences("auto", "comfortable", "open"), Preferences.of("auto"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "\"><script>.x.y", "DARK.compactt.rails", "a.b.c.d.e"})
    void takesNothingElseFromACookie(String cookie) {
        assertEquals(Preferences.standard(), Preferences.of(cookie));
    }
}
