package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.Assignment;
import org.twisterp.runtime.tenancy.NewUser;
import org.twisterp.spi.Call;
import org.twisterp.spi.User;

/** Create the users of a group. */
@Path("_group/platform.user")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private final Platform platform;
    private final Answers answers;

    UserResource(Platform platform) {
        this.platform = platform;
        this.answers = new Answers(platform);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response createUser(@Context HttpServletRequest request, @Context HttpHeaders headers, String body) {
        Call call = Caller.administrator(platform, request, headers);
        return answers.once(call, request, headers, body, () -> {
            Fields fields = new Fields(Requests.object(body, false), "");
            String login = fields.required("user");
            List<Assignment> assignments = fields.list("assignments").stream()
                    .map(UserResource::assignment)
                    .toList();
            NewUser wanted = new NewUser(
                    login,
                    fields.text("name", login),
                    fields.text("email"),
                    fields.text("password"),
                    fields.flag("service"),
                    assignments);
            fields.close();
            User made = platform.access().createUser(call.group(), wanted);
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("id", made.id());
            shown.put("version", 1);
            shown.put("user", made.login());
            shown.put("name", made.name());
            shown.put("service", made.service());
            return Answer.created(URI.create("/api/v1/_group/platform.user/" + made.id()), 1, shown);
        });
    }

    private static Assignment assignment(Fields fields) {
        Assignment assignment = new Assignment(
                fields.text("company", Assignment.ALL_COMPANIES),
                fields.required("role"),
                fields.date("validFrom"),
                fields.date("validTo"));
        fields.close();
        return assignment;
    }
}
