package org.twisterp.web.page;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.primefaces.PrimeFaces;
import org.twisterp.web.session.Address;

/** Say something to the person, or lead to another page, from within a page model. */
public final class Turn {

    private Turn() {}

    /** Say that something is done; it vanishes by itself and survives a redirect. */
    public static void toast(String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, null));
    }

    /** Return a parameter of the request; empty when it is missing. */
    public static String parameter(String name) {
        String value = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
        return value == null ? "" : value;
    }

    /** Give the script of the page a value with the answer. */
    public static void answer(String name, String value) {
        PrimeFaces.current().ajax().addCallbackParam(name, value);
    }

    /** Lead to another page. */
    public static void go(Address address) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(address.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
