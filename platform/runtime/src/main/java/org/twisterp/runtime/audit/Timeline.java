package org.twisterp.runtime.audit;

import java.util.List;
import java.util.UUID;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Tell what happened to a record, latest first. */
public final class Timeline {

    public Timeline(UnitsOfWork units, Definitions definitions, Messages messages) {}

    /** Return the events; refuses {@code record.not-found}. */
    public List<TimelineEvent> of(Call call, String entity, UUID id) {
        throw new UnsupportedOperationException();
    }
}
