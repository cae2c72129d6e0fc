/** What an operator asks: the state of the system, and its dead letters. */
@NullMarked
package dev.meteo.admin;

import org.jspecify.annotations.NullMarked;
