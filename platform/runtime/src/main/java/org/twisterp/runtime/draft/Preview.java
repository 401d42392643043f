package org.twisterp.runtime.draft;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Violation;

/**
 * Show what a save would keep.
 *
 * @param values typed values with the computed ones
 * @param violations what a save or a submit would refuse
 */
public record Preview(Map<String, @Nullable Object> values, List<Violation> violations) {}
