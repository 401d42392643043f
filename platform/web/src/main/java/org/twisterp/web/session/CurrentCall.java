package org.twisterp.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.Membership;
import org.twisterp.runtime.tenancy.SignedIn;
import org.twisterp.spi.Call;

/** Give pages the call of this request. */
@Named("current")
@RequestScoped
public class CurrentCall {

    @Inject
    private HttpServletRequest request;

    @Inject
    private Platform platform;

    /** Return the call; refuses not found on pages outside a company. */
    public Call getCall() {
        if (request.getAttribute(PageFilter.CALL) instanceof Call call) {
            return call;
        }
        throw Refusal.notFound().exception();
    }

    public Address getAddress() {
        return (Address) request.getAttribute(PageFilter.ADDRESS);
    }

    public SignedIn getSignedIn() {
        return (SignedIn) request.getSession().getAttribute(PageFilter.SIGNED_IN);
    }

    /** Return the groups and companies the person may go to. */
    public List<Membership> getMemberships() {
        return platform.access().memberships(getSignedIn());
    }
}
