/** What is done in a comparison: load, roles and faults, as data, in one small file each. */
@NullMarked
package dev.meteo.compare.scenario;

import org.jspecify.annotations.NullMarked;
