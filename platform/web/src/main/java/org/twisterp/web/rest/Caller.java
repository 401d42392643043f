package org.twisterp.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.SignedIn;
import org.twisterp.spi.Call;

/** Open the call of a request: who, in which company, on which day. */
final class Caller {

    private Caller() {}

    static SignedIn signedIn(ContainerRequestContext request) {
        return (SignedIn) request.getProperty(RequestFilter.SIGNED_IN);
    }

    /** Open a call in a company by its code, or in {@code _group}; unknown and invisible companies look alike. */
    static Call open(Platform platform, ContainerRequestContext request, HttpHeaders headers, String company) {
        return platform.access()
                .open(
                        signedIn(request),
                        headers.getHeaderString("X-Twist-Group"),
                        company,
                        Requests.businessDate(headers),
                        Requests.locale(headers),
                        Call.Channel.REST);
    }
}
