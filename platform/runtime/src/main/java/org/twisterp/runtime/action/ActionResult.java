package org.twisterp.runtime.action;

import java.util.List;
import java.util.UUID;
import org.twisterp.runtime.draft.Draft;

/**
 * Return what an action left behind.
 *
 * @param document the record as it stands now
 * @param entries journal entries that were appended
 */
public record ActionResult(Draft document, List<UUID> entries) {}
