/** What can be done to a system, and how it is undone. */
@NullMarked
package dev.meteo.chaos.fault;

import org.jspecify.annotations.NullMarked;
