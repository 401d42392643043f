package org.twisterp.web.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.runtime.json.Json;
import org.twisterp.spi.Call;

/**
 * Answer what a person types into a reference field or the command bar. Reached through {@link PageFilter} alone, which
 * has opened the call: {@code /c/GROUP/COMPANY/lookup/ENTITY?q=} and {@code /c/GROUP/COMPANY/search?q=}.
 */
@WebServlet("/lookup")
public class LookupServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int HITS = 12;
    private static final int HITS_PER_ENTITY = 4;

    @Inject
    private transient Platform platform;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(PageFilter.CALL) instanceof Call call)
                || !(request.getAttribute(PageFilter.ADDRESS) instanceof Address address)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String text = request.getParameter("q") == null
                ? ""
                : request.getParameter("q").strip();
        List<Map<String, Object>> hits = address.what().equals("lookup") && address.record() != null
                ? references(call, address.record(), text)
                : records(call, address, text);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(Json.write(hits));
    }

    private List<Map<String, Object>> references(Call call, String entity, String text) {
        try {
            return platform.drafts().lookup(call, entity, text, HITS).stream()
                    .map(hit -> shown(hit, null, null))
                    .toList();
        } catch (RefusalException notVisible) {
            return List.of();
        }
    }

    private List<Map<String, Object>> records(Call call, Address address, String text) {
        List<Map<String, Object>> hits = new ArrayList<>();
        if (text.length() < 2) {
            return hits;
        }
        for (EntityDefinition entity : platform.definitions().entities(call)) {
            if (hits.size() >= HITS) {
                break;
            }
            if (entity.naturalCode().isEmpty()) {
                continue;
            }
            platform.drafts()
                    .lookup(call, entity.id(), text, HITS_PER_ENTITY)
                    .forEach(hit -> hits.add(shown(
                            hit,
                            entity.label(),
                            address.to(entity.id(), hit.id().toString()).toString())));
        }
        return hits;
    }

    private static Map<String, Object> shown(Reference hit, @Nullable String kind, @Nullable String href) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("code", hit.code());
        shown.put("name", hit.name());
        if (kind != null && href != null) {
            shown.put("label", hit.code());
            shown.put("note", hit.name().isEmpty() || hit.name().equals(hit.code()) ? kind : hit.name() + " · " + kind);
            shown.put("icon", "file");
            shown.put("href", href);
        }
        return shown;
    }
}
