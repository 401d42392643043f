package org.twisterp.runtime.tenancy;

import java.util.List;
import java.util.Set;
import org.twisterp.spi.Company;

/**
 * Say where a user belongs today.
 *
 * @param group slug
 * @param companies companies the user holds a role in, by code
 * @param roles all roles held in any of them
 */
public record Membership(String group, String groupName, List<Company> companies, Set<String> roles) {

    public Membership {
        companies = List.copyOf(companies);
        roles = Set.copyOf(roles);
    }
}
