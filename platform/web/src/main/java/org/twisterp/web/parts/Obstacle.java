package org.twisterp.web.parts;

import org.jspecify.annotations.Nullable;

/**
 * Show one thing that blocks: what, who can lift it, until when, and the shortest way out.
 *
 * @param detail figures behind it; empty when there are none
 * @param who person or role that can lift it
 * @param whoNote the role of the person; empty when {@code who} is the role
 * @param until when it ends or goes to somebody else; a dash when it does not
 * @param untilNote what happens then
 * @param way link to the way out; null when there is none
 */
public record Obstacle(
        String what,
        String detail,
        String who,
        String whoNote,
        String until,
        String untilNote,
        @Nullable Way way) {

    /** Lead to where the obstacle can be lifted. */
    public record Way(String label, String href) {}
}
