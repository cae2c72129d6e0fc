package dev.meteo.grpc.proxy;

import dev.meteo.store.Position;
import dev.meteo.store.PublishedSummary;
import dev.meteo.store.StoreException;
import java.util.List;

/** What was published, to be read on from any position. */
@FunctionalInterface
interface Published {
  /** The first summaries after the position, at most so many. May block. */
  List<PublishedSummary> after(Position position, int limit) throws StoreException;
}
