package dev.meteo.admin;

import dev.meteo.store.StoreStatus;
import dev.meteo.store.StoreVitals;
import dev.meteo.store.UntoldSpan;
import java.util.List;

/**
 * What was seen of Redis.
 *
 * @param untold the times in which not all who listen were told what counts, the oldest first
 */
record StoreSight(StoreStatus status, StoreVitals vitals, List<UntoldSpan> untold) {
  /** Of a store that has told all who listen. */
  StoreSight(StoreStatus status, StoreVitals vitals) {
    this(status, vitals, List.of());
  }
}
