/** Single Redis servers that may be killed, frozen and failed over, for tests and for chaos. */
@NullMarked
package dev.meteo.testbed.redis;

import org.jspecify.annotations.NullMarked;
