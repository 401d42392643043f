package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.runtime.draft.Saved;
import org.twisterp.runtime.query.ListPage;
import org.twisterp.runtime.query.ListRequest;
import org.twisterp.spi.Call;

/** Create, read, list and change records of any entity. */
@Path("{company}/{entity}")
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {

    private static final String ENTRY = "ledger.journal-entry";
    private static final String PERIOD = "ledger.period";
    private static final Set<String> LIST_PARAMETERS = Set.of("filter", "search", "sort", "fields", "limit", "after");

    private final Platform platform;
    private final Answers answers;

    RecordResource(Platform platform) {
        this.platform = platform;
        this.answers = new Answers(platform);
    }

    @GET
    public Response list(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("search") @Nullable String search,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        Requests.knownParameters(uri.getQueryParameters().keySet(), LIST_PARAMETERS);
        Call call = Caller.open(platform, request, headers, company);
        ListRequest wanted = ListRequest.first()
                .where(filter)
                .searching(search)
                .sortedBy(sort)
                .only(fields == null ? List.of() : List.of(fields.split(",")))
                .limitedTo(Requests.limit(limit))
                .after(after);
        return Answer.ok(
                        entity.equals(ENTRY)
                                ? entries(call, wanted)
                                : platform.lists().wirePage(call, entity, wanted))
                .response(false);
    }

    /** Show entries whole, with their lines. */
    private Map<String, Object> entries(Call call, ListRequest wanted) {
        ListPage page = platform.lists().page(call, ENTRY, wanted);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "items",
                page.rows().stream()
                        .map(row -> platform.entries().one(call, row.id()))
                        .toList());
        body.put("next", page.next());
        body.put("approximateCount", page.approximateCount());
        return body;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            String body) {
        Call call = Caller.open(platform, request, headers, company);
        return answers.once(call, request, headers, body, () -> {
            Draft draft = platform.drafts().blank(call, entity);
            platform.drafts().applyWire(call, draft, Requests.object(body, false));
            Saved saved = platform.drafts().create(call, draft);
            return Answer.created(
                    URI.create("/api/v1/" + company + "/" + entity + "/" + saved.id()),
                    saved.version(),
                    platform.drafts().toWire(call, saved.draft()));
        });
    }

    @GET
    @Path("{id}")
    public Response read(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @PathParam("id") String id) {
        Call call = Caller.open(platform, request, headers, company);
        if (entity.equals(ENTRY)) {
            return Answer.ok(platform.entries().one(call, Records.id(platform, call, entity, id)))
                    .response(false);
        }
        Draft draft = platform.drafts().open(call, entity, Records.id(platform, call, entity, id));
        Map<String, @Nullable Object> shown =
                new LinkedHashMap<>(platform.drafts().toWire(call, draft));
        if (entity.equals(PERIOD)) {
            shown.put("locks", platform.periodLocks().of(call, String.valueOf(draft.get("code"))));
        }
        return Answer.ok(draft.baseVersion(), shown).response(false);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @PathParam("company") String company,
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            String body) {
        Call call = Caller.open(platform, request, headers, company);
        UUID found = Records.id(platform, call, entity, id);
        Draft newest = platform.drafts().open(call, entity, found);
        long version = Requests.requiredVersion(headers);
        return answers.once(call, request, headers, body, () -> {
            Draft draft = new Draft(entity, found, version, newest.values());
            platform.drafts().applyWire(call, draft, Requests.object(body, false));
            Saved saved = platform.drafts().save(call, draft);
            return Answer.ok(saved.version(), platform.drafts().toWire(call, saved.draft()));
        });
    }
}
