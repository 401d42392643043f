package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.SignedIn;
import org.twisterp.spi.Call;

/** Open the call of a request: who, in which company, on which day. */
final class Caller {

    private static final String ADMINISTRATOR = "platform.administrator";

    private Caller() {}

    static SignedIn signedIn(HttpServletRequest request) {
        return (SignedIn) request.getAttribute(RequestFilter.SIGNED_IN);
    }

    /** Open a call in a company by its code, or in {@code _group}; unknown and invisible companies look alike. */
    static Call open(Platform platform, HttpServletRequest request, HttpHeaders headers, String company) {
        return platform.access()
                .open(
                        signedIn(request),
                        headers.getHeaderString("X-Twist-Group"),
                        company,
                        Requests.businessDate(headers),
                        Requests.locale(headers),
                        Call.Channel.REST);
    }

    /** Open a call in the group for somebody who may set it up. */
    static Call administrator(Platform platform, HttpServletRequest request, HttpHeaders headers) {
        Call call = open(platform, request, headers, Access.GROUP);
        if (!call.roles().contains(ADMINISTRATOR)) {
            throw Refusal.of(Refusal.Grounds.FORBIDDEN, "action.not-permitted", "role", ADMINISTRATOR)
                    .exception();
        }
        return call;
    }
}
