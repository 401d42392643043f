package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.json.Json;

/** Answer everything else that goes wrong, without telling the caller more than an id to ask with. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);
    private final Platform platform;

    @Context
    @Nullable
    HttpServletRequest request;

    @Context
    @Nullable
    HttpHeaders headers;

    @Context
    @Nullable
    UriInfo uri;

    FailureMapper(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Response toResponse(Throwable failure) {
        String correlation = correlation(request);
        Refusal refusal = refusal(failure);
        if (refusal != null) {
            return Problems.answer(platform, refusal, headers, uri, correlation);
        }
        LOG.error("request failed correlation={} path={}", correlation, uri.getPath(), failure);
        return Response.serverError()
                .type(Problems.PROBLEM_JSON)
                .entity(Json.write(java.util.Map.of(
                        "type", "urn:twist:failure",
                        "title", "Something went wrong here. Nothing was changed.",
                        "status", 500,
                        "code", "failure",
                        "correlation", correlation)))
                .build();
    }

    private static @Nullable Refusal refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusalException refused) {
                return refused.refusal();
            }
        }
        return switch (failure) {
            case NotFoundException unknown -> Refusal.notFound();
            case NotAllowedException wrong -> Refusal.notFound();
            case NotSupportedException media -> Refusal.of(Refusal.Grounds.MEDIA_TYPE, "body.media-type");
            case WebApplicationException other
            when other.getResponse().getStatus() < 500 -> Refusal.unreadable("", "request.unreadable");
            default -> null;
        };
    }

    static String correlation(@Nullable HttpServletRequest request) {
        Object known = request == null ? null : request.getAttribute(RequestFilter.CORRELATION);
        return known instanceof String id ? id : Uuid7.next().toString();
    }
}
