package org.twisterp.web.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.SignedIn;

/** Lead from the bare address to the first company's home, or to the sign-in page. */
@WebServlet("/start")
public class StartServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Platform platform;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object who =
                request.getSession(false) == null ? null : request.getSession().getAttribute(PageFilter.SIGNED_IN);
        response.sendRedirect(
                who instanceof SignedIn known ? SignIn.home(platform.access().memberships(known)) : "/sign-in.xhtml");
    }
}
