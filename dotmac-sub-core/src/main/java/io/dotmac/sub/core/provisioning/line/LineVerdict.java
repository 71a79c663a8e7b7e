package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.network.cpe.Received;
import io.dotmac.sub.core.provisioning.line.SeenLine.LanPort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What follows from what is seen. A line terminal of GPON class B+ reads from -28 dBm on. */
final class LineVerdict {
  private static final BigDecimal OLT_LEAST = new BigDecimal("-28");

  private LineVerdict() {}

  /** Never empty; what is worst comes first. */
  static List<LineFinding> of(SeenLine line, LineService service) {
    List<LineFinding> found = new ArrayList<>();
    switch (line.state()) {
      case NOT_LET_IN -> found.add(LineFinding.NOT_LET_IN);
      case HELD_BACK -> found.add(LineFinding.HELD_BACK);
      case POWER_LOST -> found.add(LineFinding.POWER_LOST);
      case LIGHT_LOST -> found.add(LineFinding.LIGHT_LOST);
      case OFFLINE -> found.add(LineFinding.OFFLINE);
      case ONLINE -> online(line, service, found);
    }
    if (service.locked()) {
      found.add(LineFinding.SERVICE_LOCKED);
    }
    found.sort(null);
    return found.isEmpty() ? List.of(LineFinding.WELL) : List.copyOf(found);
  }

  private static void online(SeenLine line, LineService service, List<LineFinding> found) {
    light(line.light(), found);
    boolean dark = line.ethernetPorts() != null
        && !line.ethernetPorts().isEmpty()
        && line.ethernetPorts().stream().noneMatch(LanPort::up);
    if (dark && service.onlineSince() == null) {
      // A router inside the ONT needs no cable: its session tells.
      found.add(LineFinding.NOTHING_PLUGGED_IN);
    } else if (service.hasLogin() && !service.locked() && service.onlineSince() == null) {
      found.add(service.refusedFor() == null ? LineFinding.NO_SESSION : LineFinding.LOGIN_REFUSED);
    }
    if (slow(line, service)) {
      found.add(LineFinding.SLOW_LINK);
    }
  }

  private static void light(SeenLine.Light light, List<LineFinding> found) {
    BigDecimal received = light.ontRxDbm();
    if (received != null) {
      switch (Received.of(received)) {
        case TOO_WEAK -> found.add(LineFinding.LIGHT_TOO_WEAK);
        case WEAK -> found.add(LineFinding.LIGHT_WEAK);
        case TOO_STRONG -> found.add(LineFinding.LIGHT_TOO_STRONG);
        case GOOD -> {
          // Nothing is wrong with it.
        }
      }
    }
    BigDecimal back = light.oltRxDbm();
    if (back != null && back.compareTo(OLT_LEAST) < 0) {
      found.add(LineFinding.RETURN_TOO_WEAK);
    }
  }

  /** All links that are up are slower than the plan. */
  private static boolean slow(SeenLine line, LineService service) {
    Integer wanted = service.downloadMbps();
    if (line.ethernetPorts() == null || wanted == null) {
      return false;
    }
    List<Integer> speeds = line.ethernetPorts().stream()
        .filter(LanPort::up)
        .map(LanPort::speedMbps)
        .filter(java.util.Objects::nonNull)
        .toList();
    return !speeds.isEmpty() && speeds.stream().allMatch(speed -> speed < wanted);
  }
}
