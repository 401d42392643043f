package org.twisterp.ledger;

import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Company;

/**
 * Say in whose books and in whose name facts are posted.
 *
 * @param company company whose books they are
 * @param source document they come from; null when there is none
 * @param people who stands behind it
 */
public record Posting(Company company, @Nullable Source source, People people) {}
