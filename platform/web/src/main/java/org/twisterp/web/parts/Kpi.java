package org.twisterp.web.parts;

/**
 * Show a figure that leads a page.
 *
 * @param figure ready to read
 * @param note what stands behind it; empty when nothing
 * @param status colours its dot
 * @param href empty when it leads nowhere
 */
public record Kpi(String label, String figure, String note, Status status, String href) {}
