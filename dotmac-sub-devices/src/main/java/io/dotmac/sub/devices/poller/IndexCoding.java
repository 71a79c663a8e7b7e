package io.dotmac.sub.devices.poller;

import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.transport.snmp.Oid;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a vendor writes a place into the index of a row: pure. */
public enum IndexCoding {
  /** The index is the number of the interface, or the vendor's secret. */
  PLAIN {
    @Override
    Optional<PonPort> port(long number) {
      return Optional.empty();
    }
  },
  /** Huawei: {@code 125 << 25 | frame << 19 | slot << 13 | port << 8}. */
  HUAWEI_PON {
    @Override
    Optional<PonPort> port(long number) {
      long slot = number >> 13 & 0x3f;
      long frame = number >> 19 & 0x3f;
      long port = number >> 8 & 0x1f;
      return number >> 25 == 125 && (number & 0xff) == 0
          ? Optional.of(new PonPort((int) frame, (int) slot, (int) port))
          : Optional.empty();
    }
  },
  /** ZTE ZXA10: {@code 1 << 28 | slot << 16 | port << 8}; its only shelf is called 1. */
  ZTE_PON {
    @Override
    Optional<PonPort> port(long number) {
      return number >> 28 == 1 && (number & 0xff) == 0
          ? Optional.of(new PonPort(1, (int) (number >> 16 & 0xff), (int) (number >> 8 & 0xff)))
          : Optional.empty();
    }
  };

  /** The port of an interface number; empty when it is none. */
  abstract Optional<PonPort> port(long number);

  /** By its name in a map: {@code huawei-pon}. */
  static IndexCoding named(String name) {
    for (IndexCoding each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException("there is no coding of indexes called " + name);
  }

  /** What an index says: {@code pon}, and {@code ont} where a second number follows. */
  Map<String, String> places(Oid index) {
    Optional<PonPort> port = port(index.at(0));
    if (port.isEmpty()) {
      return Map.of();
    }
    return index.size() == 1
        ? Map.of("pon", port.get().toString())
        : Map.of("pon", port.get().toString(), "ont", Long.toString(index.at(1)));
  }
}
