/** A PostgreSQL of a test's own. */
@NullMarked
package dev.meteo.testbed.postgres;

import org.jspecify.annotations.NullMarked;
