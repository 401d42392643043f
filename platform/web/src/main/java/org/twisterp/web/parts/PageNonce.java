package org.twisterp.web.parts;

import jakarta.faces.context.FacesContext;
import org.primefaces.context.PrimeFacesContext;

/** Know the nonce that the content security policy of this page names; a form must send it back. */
public final class PageNonce {
    private PageNonce() {}

    /** Return the nonce of the page being drawn. */
    public static String nonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
