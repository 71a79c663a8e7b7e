package io.dotmac.sub.server.adapter.snmp;

import io.dotmac.sub.core.network.poll.SnmpTarget;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.HostRule;

/** What is refused of a device that is to be polled. */
public final class TargetRule {
  private TargetRule() {}

  /** Refuses a host that {@code hosts} do not allow, and a map that cannot be read. */
  public static void check(SnmpTarget sent, HostRule hosts) {
    // One that is taken out of use is not read: it may stay where it was.
    if (sent.isActive() && sent.host() != null) {
      hosts.flaw(sent.host()).ifPresent(why -> {
        throw Problem.invalid("/host", "target", why);
      });
    }
    if (sent.oidMap() != null) {
      try {
        SnmpDevices.check(sent.oidMap());
      } catch (IllegalArgumentException e) {
        throw Problem.invalid("/oid_map", "format", String.valueOf(e.getMessage()));
      }
    }
  }
}
