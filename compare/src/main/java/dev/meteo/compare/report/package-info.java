/**
 * A comparison as a page, as Markdown and as JSON.
 *
 * <p>{@code ReportFiles} writes them. The sections make {@code Block}s from the data, the two
 * writers turn the same blocks into HTML and Markdown. No sentence claims what no run measured, and
 * none calls a difference what lies within the noise.
 */
@NullMarked
package dev.meteo.compare.report;

import org.jspecify.annotations.NullMarked;
