/**
 * Plots as SVG text, in a page or as files of their own.
 *
 * <p>Colours come from the style sheet, so that a plot follows the reader's light or dark scheme;
 * what differs in colour also differs in dash pattern, mark or filling.
 */
@NullMarked
package dev.meteo.compare.plot;

import org.jspecify.annotations.NullMarked;
