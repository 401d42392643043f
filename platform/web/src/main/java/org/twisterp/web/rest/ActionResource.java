package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.action.ActionResult;
import org.twisterp.runtime.action.AvailableAction;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.message.Problem;
import org.twisterp.spi.Call;

/** Run actions on a record, say which are possible and what blocks them, and show the entries they made. */
@Path("{company}/{entity}")
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {

    private final Platform platform;
    private final Answers answers;

    ActionResource(Platform platform) {
        this.platform = platform;
        this.answers = new Answers(platform);
    }

    @POST
    @Path("{id}/actions/{action}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    public Response run(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @PathParam("action") String action,
            @Nullable String body) {
        Call call = Caller.open(platform, request, headers, company);
        UUID found = Records.id(platform, call, entity, id);
        boolean document = platform.definitions().entity(call, entity).kind() == EntityDefinition.Kind.DOCUMENT;
        Long version = document ? Long.valueOf(Requests.requiredVersion(headers)) : Requests.version(headers);
        return answers.once(call, request, headers, body, () -> {
            ActionResult done =
                    platform.actions().run(call, entity, found, version, action, Requests.object(body, true));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("document", platform.drafts().toWire(call, done.document()));
            answer.put("entries", done.entries());
            return Answer.ok(done.document().baseVersion(), answer);
        });
    }

    @GET
    @Path("{id}/actions")
    public Response available(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        Call call = Caller.open(platform, request, headers, company);
        UUID found = Records.id(platform, call, entity, id);
        List<Map<String, Object>> items = platform.actions().available(call, entity, found).stream()
                .map(one -> shown(call, one))
                .toList();
        return Answer.ok(Map.of("items", items)).response(false);
    }

    private Map<String, Object> shown(Call call, AvailableAction one) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("action", one.action());
        shown.put("label", one.label());
        shown.put("allowed", one.allowed());
        shown.put("blockers", blockers(call, one.blockers()));
        return shown;
    }

    @GET
    @Path("{id}/blockers")
    public Response blockers(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @QueryParam("action") @Nullable String action) {
        if (action == null) {
            throw Refusal.unreadable("action", "value.required").exception();
        }
        Call call = Caller.open(platform, request, headers, company);
        UUID found = Records.id(platform, call, entity, id);
        return Answer.ok(Map.of("blockers", blockers(call, platform.actions().blockers(call, entity, found, action))))
                .response(false);
    }

    private List<Map<String, Object>> blockers(Call call, List<Blocker> blockers) {
        return Problem.blockers(platform.messages(), blockers, call.locale());
    }

    @GET
    @Path("{id}/entries")
    public Response entries(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        Call call = Caller.open(platform, request, headers, company);
        UUID found = Records.id(platform, call, entity, id);
        return Answer.ok(Map.of(
                        "items",
                        platform.entries()
                                .of(
                                        call,
                                        platform.drafts()
                                                .open(call, entity, found)
                                                .id())))
                .response(false);
    }
}
