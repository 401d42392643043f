package org.twisterp.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.Membership;
import org.twisterp.runtime.tenancy.SignedIn;

/** Stand behind the sign-in page. */
@Named
@RequestScoped
public class SignIn {

    /** Days a browser stays signed in when the person asks for it. */
    private static final int REMEMBER_DAYS = 30;

    @Inject
    private Platform platform;

    @Inject
    private HttpServletRequest request;

    private String user = "";
    private String password = "";
    private boolean remember;
    private @Nullable String error;

    /** Prove who it is and lead to the page asked for, else to the first company's home. */
    public void enter() {
        try {
            SignedIn who = platform.access().signIn(user.strip(), password, request.getRemoteAddr());
            String then = FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .getRequestParameterMap()
                    .get("then");
            request.getSession(true);
            request.changeSessionId();
            request.getSession().setAttribute(PageFilter.SIGNED_IN, who);
            if (remember) {
                keep(platform.access().remember(who));
            }
            go(
                    then != null && then.startsWith(Address.ROOT + "/")
                            ? then
                            : home(platform.access().memberships(who)));
        } catch (RefusalException refused) {
            Refusal refusal = refused.refusal();
            error = platform.messages().text(locale(), refusal.code(), refusal.arguments());
        }
    }

    private Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    private static void keep(String token) {
        Cookie cookie = new Cookie(PageFilter.REMEMBER, token);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge(REMEMBER_DAYS * 24 * 60 * 60);
        cookie.setAttribute("SameSite", "Lax");
        response().addCookie(cookie);
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }

    /** Return the address of the first company's home; the sign-in page when there is none. */
    static String home(List<Membership> memberships) {
        return memberships.stream()
                .flatMap(member -> member.companies().stream()
                        .map(company -> new Address(member.group(), company.code(), "home", null).toString()))
                .findFirst()
                .orElse("/sign-in.xhtml?nowhere");
    }

    private static void go(String target) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(target);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String getWhere() {
        return request.getServerName();
    }

    public String getVersion() {
        return Version.TEXT;
    }

    public String getUser() {
        return user;
    }

    public void setUser(@Nullable String typed) {
        user = typed == null ? "" : typed;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String typed) {
        password = typed == null ? "" : typed;
    }

    public boolean isRemember() {
        return remember;
    }

    public void setRemember(boolean wanted) {
        remember = wanted;
    }

    public @Nullable String getError() {
        return error;
    }
}
