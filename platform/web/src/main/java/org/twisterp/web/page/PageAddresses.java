package org.twisterp.web.page;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.twisterp.web.session.PageFilter;

/** Let forms post back to the address in the browser, not to the view that draws it. */
public class PageAddresses extends ViewHandlerWrapper {

    public PageAddresses(ViewHandler wrapped) {
        super(wrapped);
    }

    /** Open the model before anything is written, so that a record that is not there is a clean 404. */
    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        UIViewRoot root = super.createView(context, viewId);
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        if (request.getDispatcherType() == DispatcherType.FORWARD
                && request.getAttribute(PageFilter.ADDRESS) != null
                && !context.isPostback()) {
            context.getAttributes().put(PageResolver.TOKEN, PageResolver.open(root));
        }
        return root;
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
