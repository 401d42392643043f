package org.twisterp.runtime.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ask for a person or a service account in a group.
 *
 * @param login name used to sign in, the same in every group of the installation
 * @param password null for somebody who cannot sign in with one yet
 * @param service true for a service account, which never approves, posts, reverses or closes
 */
public record NewUser(
        String login,
        String name,
        @Nullable String email,
        @Nullable String password,
        boolean service,
        List<Assignment> assignments) {

    public NewUser {
        assignments = List.copyOf(assignments);
    }

    /** Ask for a person. */
    public static NewUser person(String login, String name, @Nullable String password, Assignment... assignments) {
        return new NewUser(login, name, null, password, false, List.of(assignments));
    }

    /** Return the fields without the password. */
    @Override
    public String toString() {
        return "NewUser[" + login + "]";
    }
}
