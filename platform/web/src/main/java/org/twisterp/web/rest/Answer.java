package org.twisterp.web.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;

/**
 * Hold an answer in the form that can be kept and given again.
 *
 * @param status HTTP status
 * @param location where the new record lives; null unless created
 * @param version version of the record for ETag; null when there is none
 * @param body JSON text
 */
record Answer(
        int status, @Nullable String location, @Nullable Long version, String body) {

    static Answer ok(long version, Object tree) {
        return new Answer(200, null, version, Json.write(tree));
    }

    static Answer ok(Object tree) {
        return new Answer(200, null, null, Json.write(tree));
    }

    static Answer created(URI location, long version, Object tree) {
        return new Answer(201, location.toString(), version, Json.write(tree));
    }

    static Answer accepted(URI location, Object tree) {
        return new Answer(202, location.toString(), null, Json.write(tree));
    }

    Response response(boolean replayed) {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        if (location != null) {
            // as it is: the host would resolve it against the address of the API, which it begins with already
            response.header(HttpHeaders.LOCATION, location);
        }
        if (version != null) {
            response.tag(new EntityTag(version.toString()));
        }
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }
}
