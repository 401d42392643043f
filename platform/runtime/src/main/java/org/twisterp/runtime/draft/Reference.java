package org.twisterp.runtime.draft;

import java.util.UUID;

/** Name a record that a field points at, as people know it. */
public record Reference(UUID id, String code, String name) {}
