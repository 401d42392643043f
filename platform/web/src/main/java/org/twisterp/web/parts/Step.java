package org.twisterp.web.parts;

import java.util.Locale;

/**
 * Show one step of a workflow.
 *
 * @param note who and when, or who is awaited; empty when there is nothing to say
 */
public record Step(String name, String note, Stage stage) {

    /** Name how far a step is. */
    public enum Stage {
        DONE("check"),
        NOW(""),
        STOP("ban"),
        TODO("");

        private final String icon;

        Stage(String icon) {
            this.icon = icon;
        }

        /** Return the class of the step. */
        public String getCss() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Return the icon in its dot; empty when there is none. */
        public String getIcon() {
            return icon;
        }

        /** Tell whether the document stands here. */
        public boolean isCurrent() {
            return this == NOW || this == STOP;
        }
    }
}
