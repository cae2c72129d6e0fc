package dev.meteo.worker;

import dev.meteo.messages.Coefficient;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.DecodedReading.Accepted;
import dev.meteo.messages.DecodedReading.Refused;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.Refusal;
import dev.meteo.messages.StoredReading;
import dev.meteo.store.Result;
import java.util.ArrayList;
import java.util.List;

/** What is decoded from some deliveries, to be stored together. Not thread-safe. */
final class Batch {
  /** A result to be stored, with the reading and the place it came from. */
  record Item(Delivery delivery, Accepted accepted, Result result) {
    Reading reading() {
      return accepted.reading();
    }

    /** What is told when it counts. */
    StoredReading stored() {
      CoefficientKind kind =
          switch (reading().kind()) {
            case AIR -> CoefficientKind.WELLNESS;
            case POLLUTION -> CoefficientKind.POLLUTION;
          };
      return new StoredReading(reading(), new Coefficient(kind, result.hundredths()));
    }
  }

  /** A reading that the decoder refused. */
  record Faulty(Delivery delivery, Refused refused) {}

  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<Faulty> faulty = new ArrayList<>();

  /** Decodes and computes a delivery's readings. */
  void add(Delivery delivery, ReadingDecoder decoder, Formulas formulas) {
    deliveries.add(delivery);
    Refusal unreadable = delivery.refusal();
    if (unreadable != null) {
      int length = delivery.body().length;
      Refused whole = new Refused(DecodedReading.NO_INDEX, unreadable, 0, length);
      faulty.add(new Faulty(delivery, whole));
      return;
    }
    for (DecodedReading decoded : decoder.decode(delivery.body())) {
      switch (decoded) {
        case Accepted accepted -> items.add(item(delivery, accepted, formulas));
        case Refused refused -> faulty.add(new Faulty(delivery, refused));
      }
    }
  }

  private static Item item(Delivery delivery, Accepted accepted, Formulas formulas) {
    Reading reading = accepted.reading();
    return new Item(delivery, accepted, Result.of(reading, formulas.coefficient(reading)));
  }

  boolean isEmpty() {
    return deliveries.isEmpty();
  }

  boolean isFull() {
    return items.size() >= UnderWay.ENOUGH_RESULTS; // a last message may bring more
  }

  /** How many readings it holds, good and bad. */
  int readings() {
    return items.size() + faulty.size();
  }

  /** In the order of delivery. */
  List<Delivery> deliveries() {
    return deliveries;
  }

  /** Those of the items. */
  List<Result> results() {
    return items.stream().map(Item::result).toList();
  }

  /** In the order of delivery. */
  List<Item> items() {
    return items;
  }

  /** In the order of delivery. */
  List<Faulty> faulty() {
    return faulty;
  }
}
