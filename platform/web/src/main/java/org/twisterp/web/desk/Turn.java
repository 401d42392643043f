package org.twisterp.web.desk;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.primefaces.PrimeFaces;
import org.twisterp.web.session.Address;

/** Say something to the person, or lead to another page, from within a page model. */
public final class Turn {

    private Turn() {}

    /** Say that something is done; it vanishes by itself and goes along to another page. */
    public static void toast(String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
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
        go(address.toString());
    }

    /** Lead to another address, with what was said on the way. */
    public static void go(String address) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.getFlash().setRedirect(true);
        try {
            external.redirect(address);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
