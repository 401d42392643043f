package org.twisterp.web.session;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read and write the address of a page: {@code /c/GROUP/COMPANY/WHAT[/RECORD]}. Group and company stand in the address, so
 * that several tabs can work in several companies.
 *
 * @param what {@code home}, an entity name, {@code queries} or {@code pages}
 * @param record id of a record, {@code new}, or the name of a query or page; null on lists and home
 */
public record Address(
        String group, String company, String what, @Nullable String record) {

    /** First part of every page address. */
    public static final String ROOT = "/c";

    /** Read an address; null when it has not the shape of one. */
    public static @Nullable Address read(String path) {
        List<String> parts = Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        if (parts.size() < 2 || parts.size() > 4) {
            return null;
        }
        return new Address(
                parts.get(0),
                parts.get(1),
                parts.size() > 2 ? parts.get(2) : "home",
                parts.size() > 3 ? parts.get(3) : null);
    }

    /** Write the address of something else in the same company. */
    public Address to(String otherWhat, @Nullable String otherRecord) {
        return new Address(group, company, otherWhat, otherRecord);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(ROOT);
        for (String part : record == null ? List.of(group, company, what) : List.of(group, company, what, record)) {
            text.append('/')
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return text.toString();
    }
}
