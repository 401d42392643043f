package org.twisterp.web.parts;

import java.util.Locale;

/** Name the nine statuses that the whole product shows alike; each has its own icon besides its colour. */
public enum Status {
    DRAFT("pencil"),
    SUBMITTED("send flip"),
    WAITING("clock"),
    APPROVED("check"),
    POSTED("lock"),
    REVERSED("undo flip"),
    REJECTED("times"),
    OVERDUE("exclamation-triangle"),
    BLOCKED("ban");

    private final String icon;

    Status(String icon) {
        this.icon = icon;
    }

    /** Return the status that a state of a workflow looks like; an unknown one looks like a draft. */
    public static Status of(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "submitted", "sent", "running" -> SUBMITTED;
            case "waiting", "pending", "partly-settled", "soft-closed" -> WAITING;
            case "approved", "received", "open", "active" -> APPROVED;
            case "posted", "settled", "disbursed", "paid" -> POSTED;
            case "reversed", "cancelled" -> REVERSED;
            case "rejected" -> REJECTED;
            case "overdue" -> OVERDUE;
            case "blocked", "disputed", "closed", "locked" -> BLOCKED;
            default -> DRAFT;
        };
    }

    /** Return the class that sets its colours. */
    public String getCss() {
        return "s-" + name().toLowerCase(Locale.ROOT);
    }

    /** Return the classes of its icon after {@code pi-}. */
    public String getIcon() {
        return icon;
    }
}
