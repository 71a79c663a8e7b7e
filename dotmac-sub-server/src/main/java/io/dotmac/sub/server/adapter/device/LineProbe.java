package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.line.LineReader;
import io.dotmac.sub.core.provisioning.line.LineState;
import io.dotmac.sub.core.provisioning.line.SeenLine;
import io.dotmac.sub.core.provisioning.line.SeenLine.LanPort;
import io.dotmac.sub.core.provisioning.line.SeenLine.Light;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.LearnedMac;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.OpticalReading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a line terminal about one ONT, in one session: what the driver cannot say stays open. */
public final class LineProbe implements LineReader {
  /** Routers behind one ONT; more say nothing more. */
  private static final int MOST_ADDRESSES = 32;

  private final DeviceDoor door;

  /** Reaches devices through that door. */
  public LineProbe(DeviceDoor door) {
    this.door = door;
  }

  @Override
  public boolean serves(DeviceTerms device) {
    return device.vendor() != ProvisioningVendor.MIKROTIK && door.serves(device);
  }

  @Override
  public SeenLine read(StepRequest.Target device, String serialNumber) {
    OntSerial serial = OntSerial.parse(serialNumber)
        .orElseThrow(() -> new DeviceException(
            new DeviceError.Invalid("serial_number", "must be four letters and eight hex digits")));
    try (Driver driver = door.open(device)) {
      OltDriver olt = driver.require(OltDriver.class);
      return olt.find(serial).map(ont -> seen(olt, ont)).orElse(SeenLine.ABSENT);
    }
  }

  private static SeenLine seen(OltDriver olt, OntState ont) {
    LineState state = state(ont);
    Integer distance = ont.distanceMeters().isPresent() ? ont.distanceMeters().getAsInt() : null;
    if (state != LineState.ONLINE) {
      return new SeenLine(state, ont.lastDownCause(), distance, Light.UNKNOWN, null, null);
    }
    OntRef ref = ont.ref();
    return new SeenLine(
        state,
        ont.lastDownCause(),
        distance,
        known(() -> olt.optics(ref.port())).flatMap(all -> light(all, ref)).orElse(Light.UNKNOWN),
        known(() -> ports(olt, ref)).orElse(null),
        known(() -> addresses(olt, ref)).orElse(null));
  }

  /** Vendors write the causes as ITU-T G.984.3 names them: the signal lost, or a dying gasp. */
  private static LineState state(OntState ont) {
    if (!ont.active()) {
      return LineState.HELD_BACK;
    }
    if (ont.run() == OntState.Run.ONLINE) {
      return LineState.ONLINE;
    }
    String cause = ont.lastDownCause().toLowerCase(Locale.ROOT);
    if (cause.contains("gasp")) {
      return LineState.POWER_LOST;
    }
    return cause.matches("lo[sbf].*") ? LineState.LIGHT_LOST : LineState.OFFLINE;
  }

  private static <T> Optional<T> known(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (DeviceException e) {
      if (e.error() instanceof DeviceError.Unsupported) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<Light> light(List<OpticalReading> all, OntRef ref) {
    return all.stream()
        .filter(each -> each.ont() == ref.ont())
        .findFirst()
        .map(each -> new Light(
            each.rxDbm().orElse(null),
            each.txDbm().orElse(null),
            each.oltRxDbm().orElse(null),
            each.temperatureCelsius().orElse(null)));
  }

  private static List<LanPort> ports(OltDriver olt, OntRef ref) {
    return olt.ethernetPorts(ref).stream()
        .map(each -> new LanPort(each.port(), each.up(), speed(each.speedMbps())))
        .toList();
  }

  private static @Nullable Integer speed(java.util.OptionalInt speed) {
    return speed.isPresent() ? speed.getAsInt() : null;
  }

  private static List<String> addresses(OltDriver olt, OntRef ref) {
    return olt.macs(ref).stream()
        .map(LearnedMac::mac)
        .distinct()
        .limit(MOST_ADDRESSES)
        .toList();
  }
}
