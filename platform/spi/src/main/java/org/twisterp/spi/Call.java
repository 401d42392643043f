package org.twisterp.spi;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bind who acts, where and on which day to one request; everything the product does carries one.
 *
 * @param user who acts
 * @param group slug of the company group
 * @param company company acted in; null for records of the whole group
 * @param companies ids of every company of the group that the user may see; row-level security is set from it (or from
 *     {@code company} alone when that is given)
 * @param roles roles the user holds here and now, for instance finance.controller
 * @param businessDate day that counts as today
 * @param locale language of texts
 * @param channel road the call came by
 * @param correlation id that logs, audit and problem details share
 */
public record Call(
        User user,
        String group,
        @Nullable Company company,
        Set<UUID> companies,
        Set<String> roles,
        LocalDate businessDate,
        Locale locale,
        Channel channel,
        String correlation) {

    public Call {
        companies = Set.copyOf(companies);
        roles = Set.copyOf(roles);
    }

    /** Name the roads a call can come by. */
    public enum Channel {
        SCREEN,
        REST,
        IMPORT,
        JOB,
        CLI
    }

    /** Return the company acted in. */
    public Company inCompany() {
        return java.util.Objects.requireNonNull(company, "the call has no company");
    }
}
