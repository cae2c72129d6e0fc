package dev.meteo.admin;

import dev.meteo.store.StoreStatus;
import dev.meteo.store.StoreVitals;

/** What was seen of Redis. */
record StoreSight(StoreStatus status, StoreVitals vitals) {}
