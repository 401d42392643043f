package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;

/** Answer what the product refuses. */
@Provider
public class RefusalMapper implements ExceptionMapper<RefusalException> {

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

    RefusalMapper(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Response toResponse(RefusalException refused) {
        return Problems.answer(platform, refused.refusal(), headers, uri, FailureMapper.correlation(request));
    }
}
