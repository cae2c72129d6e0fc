/**
 * The Redis side: results in one-second panes, added idempotently; windows and their revisions; the
 * lease of the leading window proxy; settings that all processes share.
 *
 * <p>Every method that asks Redis blocks until it answered and throws {@link
 * dev.meteo.store.StoreException} when it did not. What was asked may then have happened or not;
 * every operation here may be repeated.
 *
 * <p>The keys are described in the module's README.
 */
@NullMarked
package dev.meteo.store;

import org.jspecify.annotations.NullMarked;
