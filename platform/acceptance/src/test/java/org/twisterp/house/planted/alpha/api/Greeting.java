package org.twisterp.house.planted.alpha.api;

/** Be seen by the plugins that declare this one. */
public interface Greeting {}
