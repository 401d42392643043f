package org.twisterp.spi;

/** Stand behind a page that no form can draw. Holds drafts, records and ids, never entities; lives in the host's page store. */
public interface PageModel {

    /** Open the page; runs once, in a unit of work that only reads. */
    void open(Context context, java.util.Map<String, String> parameters);
}
