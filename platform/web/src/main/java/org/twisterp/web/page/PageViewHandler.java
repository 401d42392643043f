package org.twisterp.web.page;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import org.twisterp.web.session.PageFilter;

/** Let forms post back to the address in the browser, not to the view that draws it. */
public class PageViewHandler extends ViewHandlerWrapper {

    public PageViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        var request = context.getExternalContext().getRequestMap();
        if (!request.containsKey(PageFilter.ADDRESS)) {
            return super.getActionURL(context, viewId);
        }
        Object uri = request.get("jakarta.servlet.forward.request_uri");
        Object query = request.get("jakarta.servlet.forward.query_string");
        return query == null ? String.valueOf(uri) : uri + "?" + query;
    }
}
