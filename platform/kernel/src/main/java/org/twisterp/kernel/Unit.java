package org.twisterp.kernel;

/**
 * Name a unit of measure.
 *
 * @param code short code, for instance EA or KGM (UN/ECE Recommendation 20 where it has one)
 */
public record Unit(String code) {}
