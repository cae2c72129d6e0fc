/** The system under test: a private stack, roles as processes, and ways between them to cut. */
@NullMarked
package dev.meteo.chaos.scene;

import org.jspecify.annotations.NullMarked;
