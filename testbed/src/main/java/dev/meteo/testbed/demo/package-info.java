/** The demonstration: every role at once on a private stack, and nothing left at the end. */
@NullMarked
package dev.meteo.testbed.demo;

import org.jspecify.annotations.NullMarked;
