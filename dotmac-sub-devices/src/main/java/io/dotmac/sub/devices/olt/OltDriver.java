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

  /** The flows of all ONTs. */
  default List<ServicePort> servicePorts() {
    throw unsupported("servicePorts");
  }

  /** The services of all ONTs with their limits, in one reading. */
  default List<ConfiguredService> services() {
    throw unsupported("services");
  }

  /** Gives an authorized ONT another service, beside those that it has. */
  default Plan planAddService(OntRef ont, OntService service) {
    throw unsupported("planAddService");
  }

  /**
   * Gives an authorized ONT a service with exactly these limits: adds what it lacks and changes the
   * limits of one that it has.
   */
  default Plan planSetService(OntRef ont, OntService service) {
    throw unsupported("planSetService");
  }

  /** Restarts an ONT that is online. */
  default Plan planReboot(OntRef ont) {
    throw unsupported("planReboot");
  }

  /** Other profiles for an authorized ONT. */
  default Plan planSetProfiles(OntRef ont, int lineProfile, int serviceProfile) {
    throw unsupported("planSetProfiles");
  }

  /** The line profiles there are. */
  default List<OntProfile> lineProfiles() {
    throw unsupported("lineProfiles");
  }

  /** The VLAN of what an Ethernet port of an ONT sends without a tag. */
  default Plan planNativeVlan(OntRef ont, int ethernetPort, int vlan) {
    throw unsupported("planNativeVlan");
  }

  /** An address by DHCP in a VLAN for managing an ONT, and the profile of its TR-069 server. */
  default Plan planManagement(OntRef ont, int vlan, int serverProfile) {
    throw unsupported("planManagement");
  }

  /** A profile for the side of an ONT that routes to the internet. */
  default Plan planWan(OntRef ont, int wanProfile) {
    throw unsupported("planWan");
  }

  /** Another ONT in the place of one, with all that was configured for it. */
  default Plan planReplace(OntRef ont, OntSerial serial) {
    throw unsupported("planReplace");
  }

  /** An ONT to another port, with its profiles, its description and its services. */
  default Plan planMove(OntRef ont, PonPort to) {
    throw unsupported("planMove");
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
