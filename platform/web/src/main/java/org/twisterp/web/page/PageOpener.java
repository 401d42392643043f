package org.twisterp.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.spi.PageModel;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.document.DocumentPage;
import org.twisterp.web.document.EntryPage;
import org.twisterp.web.home.HomePage;
import org.twisterp.web.list.ListPageModel;
import org.twisterp.web.report.QueryPageModel;
import org.twisterp.web.session.Address;
import org.twisterp.web.session.CurrentCall;

/** Make the model of a page from its address. */
@RequestScoped
public class PageOpener {

    @Inject
    private Platform platform;

    @Inject
    private CurrentCall current;

    @Inject
    private HttpServletRequest request;

    /** Open the model for a view; refuses not found when the address names nothing. */
    Object open(String viewId) {
        Desk desk = new Desk(platform, PageOpener::call, PageOpener::address);
        Address address = current.getAddress();
        String record = address.record();
        return switch (viewId) {
            case "/home.xhtml" -> new HomePage(desk);
            case "/list.xhtml" -> new ListPageModel(desk, address.what(), parameters());
            case "/query.xhtml" -> new QueryPageModel(desk, named(record), parameters());
            case "/document.xhtml" ->
                new DocumentPage(
                        desk,
                        address.what(),
                        "new".equals(record) ? null : id(record),
                        parameters().getOrDefault("tab", "form"));
            case "/entry.xhtml" -> new EntryPage(desk, id(record));
            default -> pluginPage(named(record));
        };
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        return parameters;
    }

    private static String named(@Nullable String record) {
        if (record == null) {
            throw Refusal.notFound().exception();
        }
        return record;
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException garbage) {
            throw Refusal.notFound().exception();
        }
    }

    private Object pluginPage(String name) {
        Generation generation = platform.plugins().generation();
        int dot = name.indexOf('.');
        Class<? extends PageModel> type = generation
                .page(name.substring(0, Math.max(dot, 0)), name.substring(dot + 1))
                .orElseThrow(() -> Refusal.notFound().exception());
        try {
            PageModel model = type.getConstructor().newInstance();
            platform.units().read(current.getCall(), unit -> {
                model.open(unit.context(), parameters());
                return model;
            });
            return model;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("page " + name, broken);
        }
    }

    private static org.twisterp.spi.Call call() {
        return jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(CurrentCall.class)
                .get()
                .getCall();
    }

    private static Address address() {
        return jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(CurrentCall.class)
                .get()
                .getAddress();
    }
}
