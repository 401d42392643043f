package org.twisterp.runtime.tenancy;

import java.util.List;
import java.util.Optional;
import org.twisterp.spi.Company;

/** Create and list company groups and their companies. */
public final class Groups {

    Groups() {}

    /** Create a group with its database; refuses {@code group.taken}, {@code pack.unknown} and bad values. */
    public Group createGroup(NewGroup wanted) {
        throw new UnsupportedOperationException();
    }

    /** Return the active groups by slug. */
    public List<Group> groups() {
        throw new UnsupportedOperationException();
    }

    public Optional<Group> group(String slug) {
        throw new UnsupportedOperationException();
    }

    /** Create a company with the content of the group's pack; refuses {@code company.taken} and bad values. */
    public Company createCompany(String group, NewCompany wanted) {
        throw new UnsupportedOperationException();
    }

    /** Return the companies of a group by code. */
    public List<Company> companies(String group) {
        throw new UnsupportedOperationException();
    }
}
