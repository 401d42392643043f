package org.twisterp.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * Show one document of a chain from first wish to payment.
 *
 * @param kind what it is called
 * @param fact amount, date or progress
 * @param numeric whether {@code fact} is a figure
 * @param number its number, or the words that it does not exist yet
 * @param status null when it does not exist yet
 * @param current whether it is the one on the page
 * @param href empty when there is nothing to open
 */
public record ChainLink(
        String kind,
        String fact,
        boolean numeric,
        String number,
        @Nullable Status status,
        boolean current,
        String href) {

    /** Return the classes of its list item. */
    public String css() {
        return current ? "me" : status == null ? "none" : "";
    }
}
