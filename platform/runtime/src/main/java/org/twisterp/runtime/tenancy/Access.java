package org.twisterp.runtime.tenancy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Call;
import org.twisterp.spi.User;

/** Know people, prove who they are and open calls for them. */
public final class Access {

    /** Stands for the whole group in place of a company's code. */
    public static final String GROUP = "_group";

    /** Stands for the installation in place of a company's code. */
    public static final String SYSTEM = "_system";

    Access() {}

    /**
     * Create a user in a group, or add a known one to it; refuses {@code user.taken}, {@code role.unknown},
     * {@code company.unknown}.
     */
    public User createUser(String group, NewUser wanted) {
        throw new UnsupportedOperationException();
    }

    /** Give a member of a group another role. */
    public void assign(String group, String login, Assignment assignment) {
        throw new UnsupportedOperationException();
    }

    /** Set the password of a user. */
    public void setPassword(String login, String password) {
        throw new UnsupportedOperationException();
    }

    /** Let a user create company groups. */
    public void grantSystemAdmin(String login) {
        throw new UnsupportedOperationException();
    }

    /** Create a key that is the user in one group; returns its text, which is stored nowhere. */
    public String createApiKey(String group, String login) {
        throw new UnsupportedOperationException();
    }

    /**
     * Prove by password; refuses {@code sign-in.wrong} (argument triesLeft) and {@code sign-in.locked} (argument
     * minutes), in the same words whether or not the user exists.
     *
     * @param remote address of the browser
     */
    public SignedIn signIn(String login, String password, String remote) {
        throw new UnsupportedOperationException();
    }

    /** Prove by key; refuses {@code sign-in.key}. */
    public SignedIn byApiKey(String text) {
        throw new UnsupportedOperationException();
    }

    /** Trust the operator of this machine that the call is made for a user; refuses not found. */
    public SignedIn trusted(String login) {
        throw new UnsupportedOperationException();
    }

    /** Remember this browser; returns the token for its cookie. */
    public String remember(SignedIn who) {
        throw new UnsupportedOperationException();
    }

    /** Prove by a remembered browser's token; refuses {@code sign-in.token}. */
    public SignedIn byToken(String token) {
        throw new UnsupportedOperationException();
    }

    /** Forget a browser; does nothing when the token is unknown. */
    public void forget(String token) {
        throw new UnsupportedOperationException();
    }

    /** Return where the user belongs today. */
    public List<Membership> memberships(SignedIn who) {
        throw new UnsupportedOperationException();
    }

    /**
     * Open a call: who, where, on which day. What is unknown or not visible is refused as not found, alike.
     *
     * @param group slug; null for the only one the user belongs to
     * @param company code of a company, {@link #GROUP} or {@link #SYSTEM}
     * @param businessDate day that counts as today; null for the company's day by the clock
     */
    public Call open(
            SignedIn who,
            @Nullable String group,
            String company,
            @Nullable LocalDate businessDate,
            Locale locale,
            Call.Channel channel) {
        throw new UnsupportedOperationException();
    }
}
