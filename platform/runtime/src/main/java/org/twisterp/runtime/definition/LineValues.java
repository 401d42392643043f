package org.twisterp.runtime.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hold the typed values of one line, for conditions that look into lines. */
public interface LineValues {

    /** Return the values by field name. */
    Map<String, @Nullable Object> values();
}
