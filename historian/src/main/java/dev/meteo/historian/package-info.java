/** Keeps what counted and what was published in a database; the role and its commands. */
@NullMarked
package dev.meteo.historian;

import org.jspecify.annotations.NullMarked;
