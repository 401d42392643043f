package org.twisterp.web.document;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.web.desk.Desk;

/** Keep aside what a person typed and did not save, so that a lost page loses nothing. */
final class Aside {

    private final Desk desk;
    private final String token;

    Aside(Desk desk, String entity, @Nullable UUID id) {
        this.desk = desk;
        this.token = "page:" + entity + ":" + (id == null ? "new" : id);
    }

    void keep(Draft draft) {
        try {
            if (draft.changed() > 0) {
                desk.platform().drafts().autosave(desk.call(), token, draft);
            } else {
                forget();
            }
        } catch (RefusalException notKept) {
            // the page itself still holds what was typed
            return;
        }
    }

    /** Return what was kept; empty when there is nothing or it no longer fits the record. */
    Optional<Draft> find() {
        try {
            return desk.platform().drafts().recover(desk.call(), token).filter(draft -> draft.changed() > 0);
        } catch (RefusalException outlived) {
            forget();
            return Optional.empty();
        }
    }

    void forget() {
        desk.platform().drafts().forget(desk.call(), token);
    }
}
