package org.twisterp.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twisterp.runtime.Health;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.json.Json;

/** Answer /health/live and /health/ready: 200 when up, 503 when not, with the checks as JSON. */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Platform platform;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health.Report report =
                switch (String.valueOf(request.getPathInfo())) {
                    case "/live" -> platform.health().live();
                    case "/ready" -> platform.health().ready();
                    default -> null;
                };
        if (report == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(report.up() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.write(shown(report)));
    }

    private static Map<String, Object> shown(Health.Report report) {
        List<Map<String, Object>> checks = report.checks().stream()
                .map(check -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", check.name());
                    one.put("status", check.up() ? "up" : "down");
                    one.put("detail", check.detail());
                    return one;
                })
                .toList();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("status", report.up() ? "up" : "down");
        shown.put("checks", checks);
        return shown;
    }
}
