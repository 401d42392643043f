package org.twisterp.house.planted.alpha.inner;

/** Be seen by nobody outside. */
public final class Secret {}
