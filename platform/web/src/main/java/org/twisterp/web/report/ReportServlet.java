package org.twisterp.web.report;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.report.ReportData;
import org.twisterp.runtime.report.Reports;
import org.twisterp.spi.Call;
import org.twisterp.web.session.Address;
import org.twisterp.web.session.PageFilter;

/**
 * Hand a report to somebody signed in, as a file. Reached through {@link PageFilter} alone, which has opened the call:
 * {@code /c/GROUP/COMPANY/reports/trial-balance.pdf?from=&to=}.
 */
@WebServlet("/report")
public class ReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Platform platform;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(PageFilter.CALL) instanceof Call call)
                || !(request.getAttribute(PageFilter.ADDRESS) instanceof Address address)
                || address.record() == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            Reports.File file = Reports.File.of(address.record());
            ReportData data = platform.reports().run(call, file.id(), parameters(request));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            platform.reports().write(data, file.format(), out);
            response.setContentType(file.format().mediaType());
            response.setHeader("Content-Disposition", file.disposition());
            response.setContentLength(out.size());
            out.writeTo(response.getOutputStream());
        } catch (RefusalException refused) {
            Refusal refusal = refused.refusal();
            response.sendError(
                    refusal.grounds().status(),
                    platform.messages().text(call.locale(), refusal.code(), refusal.arguments()));
        }
    }

    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        return parameters;
    }
}
