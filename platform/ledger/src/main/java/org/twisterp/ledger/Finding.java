package org.twisterp.ledger;

/**
 * Say that an invariant does not hold.
 *
 * @param rule dotted name of the invariant
 * @param company code of the company
 * @param subject number or code of what breaks it
 */
public record Finding(String rule, String company, String subject, String expected, String found) {}
