/**
 * The contract between the roles: what a reading, a coefficient and a window summary are, their
 * JSON, and the exchanges and queues they travel through.
 *
 * <p>Types that carry data are immutable and safe to share between threads. Nothing here is {@code
 * null} unless marked {@link org.jspecify.annotations.Nullable}.
 */
@NullMarked
package dev.meteo.messages;

import org.jspecify.annotations.NullMarked;
