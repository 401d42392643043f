package org.twisterp.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.plugin.Lease;
import org.twisterp.runtime.tenancy.SignedIn;

/** Admit a request: who is it, how large is its body, and which generation of plugins serves it. */
@Provider
public class RequestFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String SIGNED_IN = "twist.signed-in";
    static final String CORRELATION = "twist.correlation";
    private static final String LEASE = "twist.lease";

    /** Largest body in bytes: 8 MiB; anything larger is an attachment or an import, which stream. */
    static final int MAX_BODY = 8 * 1024 * 1024;

    private final Platform platform;

    RequestFilter(Platform platform) {
        this.platform = platform;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        request.setProperty(CORRELATION, Uuid7.next().toString());
        request.setProperty(SIGNED_IN, signIn(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        limitBody(request);
        request.setProperty(LEASE, platform.plugins().lease());
    }

    private SignedIn signIn(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Refusal.of(Refusal.Grounds.UNAUTHENTICATED, "api-key.missing").exception();
        }
        return platform.access().byApiKey(authorization.substring(7).strip());
    }

    private static void limitBody(ContainerRequestContext request) throws IOException {
        if (!request.hasEntity()) {
            return;
        }
        byte[] body = request.getLength() > MAX_BODY
                ? null
                : request.getEntityStream().readNBytes(MAX_BODY + 1);
        if (body == null || body.length > MAX_BODY) {
            throw Refusal.of(Refusal.Grounds.TOO_LARGE, "body.too-large", "limit", MAX_BODY)
                    .exception();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(LEASE) instanceof Lease lease) {
            lease.close();
            request.removeProperty(LEASE);
        }
        if (request.getProperty(CORRELATION) instanceof String correlation) {
            response.getHeaders().putSingle("X-Correlation-Id", correlation);
        }
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
