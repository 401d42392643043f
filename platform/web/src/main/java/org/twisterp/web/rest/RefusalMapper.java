package org.twisterp.web.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
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
@Dependent
public class RefusalMapper implements ExceptionMapper<RefusalException> {

    // the host makes providers without arguments and fills them afterwards
    @Inject
    Platform platform;

    @Context
    @Nullable
    ContainerRequestContext request;

    @Context
    @Nullable
    HttpHeaders headers;

    @Context
    @Nullable
    UriInfo uri;

    @Override
    public Response toResponse(RefusalException refused) {
        return Problems.answer(platform, refused.refusal(), headers, uri, FailureMapper.correlation(request));
    }
}
