package org.twisterp.web.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.message.Problem;

/** Answer a refusal as problem details (RFC 9457). */
final class Problems {

    static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    private Problems() {}

    static Response answer(Platform platform, Refusal refusal, HttpHeaders headers, UriInfo uri, String correlation) {
        String body = Json.write(Problem.of(
                platform.messages(),
                refusal,
                Requests.locale(headers),
                uri.getRequestUri().getPath(),
                correlation));
        Response.ResponseBuilder response =
                Response.status(refusal.grounds().status()).type(PROBLEM_JSON).entity(body);
        if (refusal.grounds() == Refusal.Grounds.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"twist\"");
        }
        if (refusal.grounds() == Refusal.Grounds.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return response.build();
    }
}
