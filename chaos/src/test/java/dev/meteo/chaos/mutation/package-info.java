/**
 * An agent that rewrites roles as they are loaded: to die at a named point, or to be wrong in one
 * way. It is built with the tests and is in nothing that is made for use.
 */
@NullMarked
package dev.meteo.chaos.mutation;

import org.jspecify.annotations.NullMarked;
