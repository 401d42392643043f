package org.twisterp.house.planted.runtime.util;

/** Break the names: a prefix. */
public interface IBill {}
