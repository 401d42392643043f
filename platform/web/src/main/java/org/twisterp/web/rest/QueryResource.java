package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.query.QueryResult;
import org.twisterp.spi.Call;

/** Answer named queries: the same figures as on the screen. */
@Path("{company}/queries")
@Produces(MediaType.APPLICATION_JSON)
public class QueryResource {

    private final Platform platform;

    QueryResource(Platform platform) {
        this.platform = platform;
    }

    @GET
    @Path("{name}")
    public Response run(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @PathParam("company") String company,
            @PathParam("name") String name) {
        Call call = Caller.open(platform, request, headers, company);
        Map<String, String> parameters = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((parameter, values) -> {
            if (values.size() > 1) {
                throw Refusal.unreadable(parameter, "query.parameter-repeated").exception();
            }
            parameters.put(parameter, values.getFirst());
        });
        QueryResult result = platform.queries().run(call, name, parameters);
        return Answer.ok(platform.queries().toWire(call, result)).response(false);
    }
}
