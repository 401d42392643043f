package org.twisterp.runtime.report;

import java.util.Locale;
import org.twisterp.kernel.Refusal;

/** Name the forms a report can take, with the media type of each. */
public enum Format {
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8"),
    JSON("application/json;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Return what the Content-Type header says. */
    public String mediaType() {
        return mediaType;
    }

    /** Return the ending of a file's name. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Read the ending of an address; refuses {@code record.not-found} (404). */
    public static Format of(String ending) {
        for (Format format : values()) {
            if (format.ending().equals(ending)) {
                return format;
            }
        }
        throw Refusal.notFound().exception();
    }
}
