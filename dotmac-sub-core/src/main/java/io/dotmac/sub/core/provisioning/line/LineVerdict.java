package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.provisioning.line.SeenLine.LanPort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what is seen. The limits of light are those of GPON class B+ (ITU-T G.984.2,
 * Amendment 1): an ONT reads -27 to -8 dBm, a line terminal from -28 dBm on.
 */
final class LineVerdict {
  private static final BigDecimal ONT_LEAST = new BigDecimal("-27");
  private static final BigDecimal ONT_MOST = new BigDecimal("-8");
  private static final BigDecimal ONT_WEAK = new BigDecimal("-25");
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
    if (below(light.ontRxDbm(), ONT_LEAST)) {
      found.add(LineFinding.LIGHT_TOO_WEAK);
    } else if (below(light.ontRxDbm(), ONT_WEAK)) {
      found.add(LineFinding.LIGHT_WEAK);
    } else if (light.ontRxDbm() != null && light.ontRxDbm().compareTo(ONT_MOST) > 0) {
      found.add(LineFinding.LIGHT_TOO_STRONG);
    }
    if (below(light.oltRxDbm(), OLT_LEAST)) {
      found.add(LineFinding.RETURN_TOO_WEAK);
    }
  }

  private static boolean below(@Nullable BigDecimal value, BigDecimal limit) {
    return value != null && value.compareTo(limit) < 0;
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
