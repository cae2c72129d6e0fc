/**
 * Tumbling windows over the panes in Redis: when a window is due, what its summary says, which
 * revision that is, and its publication. One proxy leads, others stand by.
 */
@NullMarked
package dev.meteo.proxy;

import org.jspecify.annotations.NullMarked;
