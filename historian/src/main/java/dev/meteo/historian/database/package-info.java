/** The historian's database: one schema, in SQLite files or in PostgreSQL. */
@NullMarked
package dev.meteo.historian.database;

import org.jspecify.annotations.NullMarked;
