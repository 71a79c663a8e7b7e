package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.drift.OntPlace;
import io.dotmac.sub.core.provisioning.drift.OntReader;
import io.dotmac.sub.core.provisioning.drift.SeenOnt;
import io.dotmac.sub.core.provisioning.drift.SeenServices;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ONTs of line terminals in one session: the flows of all at once where the driver can
 * say them, and each port once.
 */
public final class OntSurvey implements OntReader {
  /** Ports of one device; the largest have fewer. */
  private static final int MOST_PORTS = 1_024;

  private final DeviceDoor door;

  /** Reaches devices through that door. */
  public OntSurvey(DeviceDoor door) {
    this.door = door;
  }

  @Override
  public boolean serves(DeviceTerms device) {
    return device.vendor() != ProvisioningVendor.MIKROTIK && door.serves(device);
  }

  @Override
  public List<SeenOnt> read(StepRequest.Target device, Set<String> ports) {
    SortedSet<PonPort> places = new TreeSet<>();
    ports.forEach(port -> PonPort.parse(port).ifPresent(places::add));
    if (places.size() > MOST_PORTS) {
      throw new IllegalArgumentException(
          places.size() + " PON ports, at most " + MOST_PORTS + " are read");
    }
    try (Driver driver = door.open(device)) {
      OltDriver olt = driver.require(OltDriver.class);
      Optional<Map<OntRef, SeenServices>> services = services(olt);
      List<SeenOnt> seen = new ArrayList<>();
      for (PonPort port : places) {
        states(olt, port)
            .forEach(ont -> seen.add(seen(
                ont,
                services
                    .map(all -> all.getOrDefault(ont.ref(), SeenServices.none()))
                    .orElse(null))));
      }
      return seen;
    }
  }

  private static SeenOnt seen(OntState ont, @Nullable SeenServices services) {
    return new SeenOnt(
        ont.serial().map(OntSerial::toString).orElse(ont.serialText()),
        new OntPlace(ont.ref().port().toString(), ont.ref().ont()),
        ont.active(),
        services);
  }

  private static Optional<Map<OntRef, SeenServices>> services(OltDriver olt) {
    Map<OntRef, SeenServices> services = new HashMap<>();
    try {
      for (ConfiguredService each : olt.services()) {
        int vlan = each.service().vlan();
        services
            .computeIfAbsent(each.ref(), ref -> SeenServices.none())
            .add(vlan, limit(vlan, each.service()));
      }
    } catch (DeviceException e) {
      if (e.error() instanceof DeviceError.Unsupported) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(services);
  }

  /** By numbers or by names, as the vendor has it. */
  private static String limit(int vlan, OntService service) {
    return service.inboundTable().isPresent()
        ? SeenServices.limit(
            vlan,
            String.valueOf(service.inboundTable().getAsInt()),
            String.valueOf(service.outboundTable().orElseThrow()))
        : SeenServices.limit(vlan, service.upstreamProfile(), service.downstreamProfile());
  }

  /** A port of a board that is not there has no ONTs. */
  private static List<OntState> states(OltDriver olt, PonPort port) {
    try {
      return olt.states(port);
    } catch (DeviceException e) {
      if (e.error() instanceof DeviceError.Rejected refused
          && refused.code() == RejectionCode.MISSING_REFERENCE) {
        return List.of();
      }
      throw e;
    }
  }
}
