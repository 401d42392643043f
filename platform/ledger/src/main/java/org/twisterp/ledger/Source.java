package org.twisterp.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Point at the document that an entry comes from; opaque to the ledger.
 *
 * @param entity entity name, for instance finance.supplier-bill
 * @param id id of the document
 * @param number its number; null when it has none or takes one with the entry
 */
public record Source(String entity, UUID id, @Nullable String number) {}
