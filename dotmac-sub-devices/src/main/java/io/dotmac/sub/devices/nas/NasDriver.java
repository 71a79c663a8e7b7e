package io.dotmac.sub.devices.nas;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.plan.Plan;
import java.util.List;

/** A router that customers log in at. Reads throw a {@code DeviceException}; changes are plans. */
public interface NasDriver {
  NasHealth health();

  List<NasInterface> interfaces();

  /** Who is connected. */
  List<NasSession> sessions();

  /** The addresses of a list, as the firewall matches them. */
  List<String> addressList(String list);

  /** Ends the sessions of a user; nothing to do when there are none. */
  Plan planDisconnect(String user);

  /** Makes an account as wanted: adds it, or changes what differs. */
  Plan planPppAccount(PppAccount wanted);

  Plan planRemovePppAccount(String name);

  /** Lets nobody log in with an account that is there; nothing to do when there is none. */
  default Plan planDisablePppAccount(String name) {
    throw unsupported("planDisablePppAccount");
  }

  /** Lets its customer log in again. */
  default Plan planEnablePppAccount(String name) {
    throw unsupported("planEnablePppAccount");
  }

  /** Puts an address on a list, such as the one that the firewall drops. */
  Plan planListAddress(String list, String address, String comment);

  /** Takes an address off a list. */
  Plan planUnlistAddress(String list, String address);

  /** Makes the queue of an address as wanted. */
  Plan planRateLimit(RateLimit wanted);

  Plan planRemoveRateLimit(String name);

  /** The rules that the router filters by, in their order. */
  default List<FirewallRule> firewall() {
    throw unsupported("firewall");
  }

  /**
   * Makes the rules for suspended customers as wanted, before all others. Rules of anybody else
   * stay as they are.
   */
  default Plan planSuspensionFirewall(SuspensionFirewall wanted) {
    throw unsupported("planSuspensionFirewall");
  }

  /** Takes those rules away; the lists keep their addresses. */
  default Plan planRemoveSuspensionFirewall() {
    throw unsupported("planRemoveSuspensionFirewall");
  }

  /** The configuration as commands, whole, with secrets where the login may see them. */
  default String configuration() {
    throw unsupported("configuration");
  }

  private static DeviceException unsupported(String operation) {
    return new DeviceException(new DeviceError.Unsupported(operation));
  }
}
