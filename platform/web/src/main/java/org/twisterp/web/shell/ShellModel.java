package org.twisterp.web.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.web.parts.Face;

/**
 * Show the frame around a page: where one is, where one may go, who one is.
 *
 * @param language BCP 47 tag of the texts
 * @param home address of the first page
 * @param search address that finds records for the command bar; empty while there is none
 * @param version what runs
 */
public record ShellModel(
        String language,
        Preferences preferences,
        CompanyChoice company,
        List<CompanyChoice> companies,
        List<Module> modules,
        List<Entry> tools,
        Person user,
        String home,
        String search,
        String version) {

    public ShellModel {
        companies = List.copyOf(companies);
        modules = List.copyOf(modules);
        tools = List.copyOf(tools);
    }

    /** Tell the direction of writing. */
    public String direction() {
        return switch (language.split("-")[0]) {
            case "ar", "fa", "he", "ur" -> "rtl";
            default -> "ltr";
        };
    }

    /**
     * Show a company one works in or may switch to.
     *
     * @param year fiscal year of the business date, for instance FY 2026; empty when there is none
     * @param href address that switches to it
     */
    public record CompanyChoice(String code, String name, String year, String currency, boolean current, String href) {

        /** Return the letters on its plate. */
        public String plate() {
            String[] words = name.strip().split("\\s+");
            return Face.initials(words.length > 2 ? words[0] + " " + words[1] : name);
        }
    }

    /** Group entries of the menu. */
    public record Module(String id, String label, String icon, List<Entry> entries) {

        public Module {
            entries = List.copyOf(entries);
        }

        /** Tell whether the page is in it. */
        public boolean here() {
            return entries.stream().anyMatch(Entry::here);
        }
    }

    /**
     * Lead to a page.
     *
     * @param icon icon without prefix; null inside a module
     * @param count open work behind it; 0 shows nothing
     */
    public record Entry(String label, String href, @Nullable String icon, int count, boolean here) {}

    /** Show who is signed in. */
    public record Person(String name, String login, String roles) {

        /** Return the round with the initials. */
        public Face face() {
            return new Face(Face.initials(name), "", "");
        }
    }
}
