package org.twisterp.runtime.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Read lists of any entity: filter, sort, search and page by its definition, within the caller's rights. */
public final class Lists {

    public Lists(UnitsOfWork units, Definitions definitions, Drafts drafts) {}

    /** Read a page; refuses unknown fields and operators (400). */
    public ListPage page(Call call, String entity, ListRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Read a page as REST shows it: items, next, approximateCount and, when asked for, totals. */
    public Map<String, @Nullable Object> wirePage(Call call, String entity, ListRequest request) {
        throw new UnsupportedOperationException();
    }
}
