package org.twisterp.web.parts;

/**
 * Show a status with its word.
 *
 * @param label what the reader calls it
 */
public record Chip(Status status, String label) {}
