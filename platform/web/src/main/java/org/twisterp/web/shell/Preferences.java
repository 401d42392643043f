package org.twisterp.web.shell;

import java.util.Map;
import java.util.Set;

/**
 * Remember how a person likes the screen; kept in a cookie that the page's script writes.
 *
 * @param theme light, dark or auto (the system's)
 * @param density comfortable or compact
 * @param nav open or rail
 */
public record Preferences(String theme, String density, String nav) {
    /** Name the cookie. */
    public static final String COOKIE = "twist-look";

    private static final Map<String, Set<String>> KNOWN = Map.of(
            "theme", Set.of("light", "dark", "auto"),
            "density", Set.of("comfortable", "compact"),
            "nav", Set.of("open", "rail"));

    /** Return what a person sees who never chose. */
    public static Preferences standard() {
        return new Preferences("light", "comfortable", "open");
    }

    /** Read a cookie such as {@code dark.compact.rail}; what is unknown keeps its standard. */
    public static Preferences of(String cookie) {
        Preferences standard = standard();
        String[] words = (cookie + "...").split("\\.", -1);
        return new Preferences(
                known("theme", words[0], standard.theme()),
                known("density", words[1], standard.density()),
                known("nav", words[2], standard.nav()));
    }

    /** Return the same with the rail, for pages that need the width, unless the person chose otherwise. */
    public Preferences wide() {
        return new Preferences(theme, density, "rail");
    }

    private static String known(String what, String word, String standard) {
        return KNOWN.get(what).contains(word) ? word : standard;
    }
}
