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
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.report.Format;
import org.twisterp.runtime.report.ReportData;
import org.twisterp.runtime.report.ReportDefinition;
import org.twisterp.runtime.report.Reports;
import org.twisterp.spi.Call;

/** Answer reports as PDF, Excel, CSV or JSON: the figures of the query behind each. */
@Path("{company}/reports")
public class ReportResource {

    private final Platform platform;

    ReportResource(Platform platform) {
        this.platform = platform;
    }

    /** List the reports that the caller may run, with the forms each can take. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response all(
            @Context HttpServletRequest request, @Context HttpHeaders headers, @PathParam("company") String company) {
        Call call = Caller.open(platform, request, headers, company);
        List<Map<String, Object>> items = platform.reports().all(call).stream()
                .map(report -> shown(call, report))
                .toList();
        return Answer.ok(Map.of("items", items)).response(false);
    }

    private Map<String, Object> shown(Call call, ReportDefinition report) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", report.id());
        shown.put("title", platform.reports().title(call, report));
        shown.put("formats", report.formats().stream().map(Format::ending).toList());
        shown.put(
                "parameters",
                report.asked().stream().map(ReportDefinition.Asked::name).toList());
        return shown;
    }

    /** Run a report; the ending of its name chooses the form. */
    @GET
    @Path("{file}")
    @Produces(MediaType.WILDCARD)
    public Response run(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @PathParam("company") String company,
            @PathParam("file") String file) {
        Call call = Caller.open(platform, request, headers, company);
        Reports.File name = Reports.File.of(file);
        ReportData data = platform.reports().run(call, name.id(), parameters(uri));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        platform.reports().write(data, name.format(), out);
        return Response.ok(out.toByteArray(), name.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.disposition())
                .build();
    }

    private static Map<String, String> parameters(UriInfo uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((parameter, values) -> {
            if (values.size() > 1) {
                throw Refusal.unreadable(parameter, "query.parameter-repeated").exception();
            }
            parameters.put(parameter, values.getFirst());
        });
        return parameters;
    }
}
