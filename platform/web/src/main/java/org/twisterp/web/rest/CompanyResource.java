package org.twisterp.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.Locale;
import java.util.Map;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.spi.Call;
import org.twisterp.spi.Company;

/** Create and list the companies of a group. */
@Path("_group/platform.company")
@Produces(MediaType.APPLICATION_JSON)
public class CompanyResource {

    private final Platform platform;
    private final Answers answers;

    CompanyResource(Platform platform) {
        this.platform = platform;
        this.answers = new Answers(platform);
    }

    @GET
    public Response companies(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        Call call = Caller.open(platform, request, headers, Access.GROUP);
        List<Map<String, Object>> items = platform.groups().companies(call.group()).stream()
                .filter(company -> call.companies().contains(company.id()))
                .map(CompanyResource::shown)
                .toList();
        return Answer.ok(page(items)).response(false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response createCompany(@Context HttpServletRequest request, @Context HttpHeaders headers, String body) {
        Call call = Caller.administrator(platform, request, headers);
        return answers.once(call, request, headers, body, () -> {
            Fields fields = new Fields(Requests.object(body, false), "");
            String code = fields.required("code");
            NewCompany wanted = new NewCompany(
                    code,
                    fields.text("legalName", code),
                    Currency.of(fields.required("currency")),
                    fields.zone("timeZone"),
                    fields.text("taxNumber"),
                    fields.month("fiscalYearStart", 1),
                    fields.choice("taxRounding", Company.TaxRounding.class, Company.TaxRounding.DOCUMENT),
                    fields.choice("reversal", Company.Reversal.class, Company.Reversal.SWAP));
            fields.close();
            Company made = platform.groups().createCompany(call.group(), wanted);
            return Answer.created(URI.create("/api/v1/_group/platform.company/" + made.id()), 1, shown(made));
        });
    }

    private static Map<String, Object> page(List<Map<String, Object>> items) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", null);
        page.put("approximateCount", items.size());
        return page;
    }

    private static Map<String, Object> shown(Company company) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", company.id());
        shown.put("version", 1);
        shown.put("code", company.code());
        shown.put("legalName", company.legalName());
        shown.put("currency", company.currency().code());
        shown.put("timeZone", company.timeZone().getId());
        shown.put("fiscalYearStart", company.fiscalYearStart());
        shown.put("taxRounding", company.taxRounding().name().toLowerCase(Locale.ROOT));
        shown.put("reversal", company.reversal().name().toLowerCase(Locale.ROOT));
        return shown;
    }
}
