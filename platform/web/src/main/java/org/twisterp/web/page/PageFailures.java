package org.twisterp.web.page;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Uuid7;
import org.twisterp.web.desk.Turn;
import org.twisterp.web.desk.Words;

/**
 * Answer what goes wrong while a page is served: a record that is not there is a 404, a page that was closed opens anew
 * from its address, a refusal that no page shows is a toast, anything else a 500 with a code that the log knows.
 */
final class PageFailures extends ExceptionHandlerWrapper {

    /** Request attribute of the code that a person gives to an administrator. */
    static final String CORRELATION = "twist.correlation";

    private static final Logger LOG = LoggerFactory.getLogger(PageFailures.class);

    PageFailures(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> queued =
                getUnhandledExceptionQueuedEvents().iterator();
        while (queued.hasNext()) {
            Throwable failure = queued.next().getContext().getException();
            queued.remove();
            if (!faces.getResponseComplete()) {
                answer(faces, failure);
            }
        }
    }

    private static void answer(FacesContext faces, Throwable failure) {
        ExternalContext external = faces.getExternalContext();
        Refusal refusal = refusal(failure);
        // the error page brings a policy with its own nonce; two policies would forbid each other's scripts
        ((HttpServletResponse) external.getResponse()).setHeader("Content-Security-Policy", null);
        try {
            if (root(failure, ViewExpiredException.class) != null) {
                Turn.toast(Words.of(external.getRequestLocale(), "document.reopened"));
                Turn.go(browserAddress(external));
            } else if (refusal != null) {
                external.responseSendError(refusal.grounds().status(), refusal.code());
            } else {
                String correlation = Uuid7.next().toString();
                external.getRequestMap().put(CORRELATION, correlation);
                LOG.error("page failed, code {}", correlation, failure);
                external.responseSendError(500, correlation);
            }
            faces.responseComplete();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String browserAddress(ExternalContext external) {
        Object uri = external.getRequestMap().get("jakarta.servlet.forward.request_uri");
        Object query = external.getRequestMap().get("jakarta.servlet.forward.query_string");
        String address = uri == null ? ((HttpServletRequest) external.getRequest()).getRequestURI() : uri.toString();
        return query == null ? address : address + "?" + query;
    }

    private static @Nullable Refusal refusal(Throwable failure) {
        RefusalException refused = root(failure, RefusalException.class);
        return refused == null ? null : refused.refusal();
    }

    private static <T extends Throwable> @Nullable T root(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
