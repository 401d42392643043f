package org.twisterp.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Name an entry that was posted, with what the ledger gave it.
 *
 * @param number number of the entry
 * @param documentNumber number that its document took with it; the one the source already had, or null
 * @param period code of the period
 */
public record PostedEntry(UUID id, String number, @Nullable String documentNumber, String period, String fiscalYear) {}
