package io.dotmac.sub.devices.olt;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * An optical line terminal. Reads throw a {@code DeviceException}; changes are plans, worked out
 * from the state that is read at that moment. What a driver does not implement is {@code
 * Unsupported}, before anything is sent.
 */
public interface OltDriver {
  /** ONTs that show themselves and are not authorized; none is an answer, not an error. */
  List<UnconfiguredOnt> discover();

  /** The authorized ONT with this serial number, wherever it is. */
  Optional<OntState> find(OntSerial serial);

  /** Empty when there is no such ONT. */
  Optional<OntState> state(OntRef ont);

  /** Lets an ONT in and gives it its service. One with this serial elsewhere is a conflict. */
  Plan planAuthorize(OntAuthorization wanted);

  /** Removes an ONT with everything that hangs on it; nothing to do when it is gone. */
  Plan planDelete(OntRef ont);

  /** Takes an ONT's traffic away and keeps its configuration. */
  default Plan planSuspend(OntRef ont) {
    throw unsupported("planSuspend");
  }

  default Plan planResume(OntRef ont) {
    throw unsupported("planResume");
  }

  default OltFacts facts() {
    throw unsupported("facts");
  }

  /** The ONTs of a port, by number. */
  default List<OntState> states(PonPort port) {
    throw unsupported("states");
  }

  /** The optics of the ONTs of a port that are online. */
  default List<OpticalReading> optics(PonPort port) {
    throw unsupported("optics");
  }

  default List<EthernetPort> ethernetPorts(OntRef ont) {
    throw unsupported("ethernetPorts");
  }

  /** The hardware addresses that were learned behind an ONT. */
  default List<LearnedMac> macs(OntRef ont) {
    throw unsupported("macs");
  }

  default List<ServicePort> servicePorts(OntRef ont) {
    throw unsupported("servicePorts");
  }

  /** Gives an authorized ONT a service. */
  default Plan planAddService(OntRef ont, OntService service) {
    throw unsupported("planAddService");
  }

  /** Restarts an ONT that is online. */
  default Plan planReboot(OntRef ont) {
    throw unsupported("planReboot");
  }

  /** Other profiles for an authorized ONT. */
  default Plan planSetProfiles(OntRef ont, int lineProfile, int serviceProfile) {
    throw unsupported("planSetProfiles");
  }

  /** Makes the running configuration survive a restart. */
  default Plan planSave() {
    throw unsupported("planSave");
  }

  /** The running configuration, whole, with secrets as the device prints them. */
  default String configuration() {
    throw unsupported("configuration");
  }

  private static DeviceException unsupported(String operation) {
    return new DeviceException(new DeviceError.Unsupported(operation));
  }
}
