package org.twisterp.web.desk;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Say the words of the screens themselves. */
public final class Words {

    private Words() {}

    public static String of(Locale locale, String key, @Nullable Object... arguments) {
        try {
            String text = ResourceBundle.getBundle("org.twisterp.web.ui", locale, Words.class.getClassLoader())
                    .getString(key);
            return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
        } catch (MissingResourceException missing) {
            return key;
        }
    }
}
