package dev.meteo.sensor.files;

import dev.meteo.sensor.files.cells.NumberText;
import dev.meteo.sensor.files.cells.TimeText;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is understood.
 *
 * @param headerLine the number of the header's line, from 1; 0 when there is none
 * @param longTable null when the table is a wide one
 * @param hasUnnamedIndex whether each row begins with a cell more than the header names
 * @param zone of times without an offset
 * @param zoneSource where the zone is from, in words
 * @param zoneChosen whether the user or the file says the zone
 * @param newestFirst whether times fall from row to row
 * @param notes what the user should know of it, as sentences
 */
record Layout(
    long headerLine,
    List<String> header,
    CellSplitter splitter,
    Columns columns,
    @Nullable LongColumns longTable,
    boolean hasUnnamedIndex,
    NumberText.Decimal decimal,
    TimeText times,
    ZoneId zone,
    String zoneSource,
    boolean zoneChosen,
    boolean newestFirst,
    List<String> notes) {}
