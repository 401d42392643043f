package org.twisterp.web.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.plugin.Lease;
import org.twisterp.runtime.tenancy.SignedIn;
import org.twisterp.spi.Call;

/**
 * Let people to pages: prove who it is, open the call that the address names, lease the plugins, and pick the view that
 * draws it.
 */
@WebFilter(Address.ROOT + "/*")
public class PageFilter extends HttpFilter {

    /** Session attribute of the person signed in. */
    public static final String SIGNED_IN = "twist.signed-in";
    /** Session attribute of the day somebody chose to work on; absent for today. */
    public static final String BUSINESS_DATE = "twist.business-date";
    /** Request attributes of the address and the call. */
    public static final String ADDRESS = "twist.address";

    public static final String CALL = "twist.call";
    /** Cookie of a browser that stays signed in. */
    public static final String REMEMBER = "twist_remember";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Platform platform;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> who = signedIn(request);
        if (who.isEmpty()) {
            toSignIn(request, response);
            return;
        }
        Address address = Address.read(request.getRequestURI().substring(Address.ROOT.length()));
        Call call = address == null ? null : call(request, who.get(), address);
        if (address == null || call == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute(ADDRESS, address);
        request.setAttribute(CALL, call);
        response.setHeader("Cache-Control", "no-store");
        try (Lease lease = platform.plugins().lease()) {
            request.getRequestDispatcher(view(address)).forward(request, response);
        }
    }

    private Optional<SignedIn> signedIn(HttpServletRequest request) {
        if (request.getSession(false) != null
                && request.getSession().getAttribute(SIGNED_IN) instanceof SignedIn known) {
            return Optional.of(known);
        }
        return remembered(request).flatMap(token -> {
            try {
                SignedIn who = platform.access().byToken(token);
                request.getSession(true).setAttribute(SIGNED_IN, who);
                return Optional.of(who);
            } catch (RefusalException forgotten) {
                return Optional.empty();
            }
        });
    }

    static Optional<String> remembered(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(REMEMBER))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private @Nullable Call call(HttpServletRequest request, SignedIn who, Address address) {
        try {
            return platform.access()
                    .open(
                            who,
                            address.group(),
                            address.company(),
                            (LocalDate) request.getSession().getAttribute(BUSINESS_DATE),
                            request.getLocale(),
                            Call.Channel.SCREEN);
        } catch (RefusalException notVisible) {
            return null;
        }
    }

    private static String view(Address address) {
        String record = address.record();
        return switch (address.what()) {
            case "home" -> "/home.xhtml";
            case "queries" -> "/query.xhtml";
            case "reports" -> "/report";
            case "pages" -> "/plugins/" + record + ".xhtml";
            case "lookup", "search" -> "/lookup";
            case "ledger.journal-entry" -> record == null ? "/list.xhtml" : "/entry.xhtml";
            default -> record == null ? "/list.xhtml" : "/document.xhtml";
        };
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        String then = request.getRequestURI() + (query == null ? "" : "?" + query);
        String target = "/sign-in.xhtml?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + target.replace("&", "&amp;") + "\"/></partial-response>");
            return;
        }
        response.sendRedirect(target);
    }
}
