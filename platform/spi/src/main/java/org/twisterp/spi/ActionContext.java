package org.twisterp.spi;

import java.util.Map;

/** Give an action, beyond reading, the ways to write that stay inside its unit of work. */
public interface ActionContext extends Context {

    /** Run SQL that writes tables of this plugin, under row-level security, with named parameters; returns the rows touched. */
    int write(String sql, Map<String, ?> parameters);
}
