package org.twisterp.runtime.imports;

import java.nio.file.Path;
import java.util.Map;

/**
 * Ask for a journal to be taken in.
 *
 * @param commodities what the file calls a currency, and its ISO 4217 code
 * @param createYears whether fiscal years are opened for its dates; else transactions outside of a year are refused
 * @param dryRun whether only to tell what would happen
 */
public record ImportRequest(
        Path file, Map<String, String> commodities, AccountTypes types, boolean createYears, boolean dryRun) {

    public ImportRequest {
        commodities = Map.copyOf(commodities);
    }
}
