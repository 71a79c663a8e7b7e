package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceId;
import java.net.InetSocketAddress;

/**
 * A device that answers SNMP.
 *
 * @param id its name in the program
 * @param address host and port, often 161
 * @param login community or user
 * @param limits how much it is asked at once
 */
public record SnmpTarget(
    DeviceId id, InetSocketAddress address, SnmpLogin login, SnmpLimits limits) {
  /** A device with the usual limits. */
  public static SnmpTarget of(String id, InetSocketAddress address, SnmpLogin login) {
    return new SnmpTarget(new DeviceId(id), address, login, SnmpLimits.usual());
  }

  /** The same with other limits. */
  public SnmpTarget with(SnmpLimits other) {
    return new SnmpTarget(id, address, login, other);
  }

  /** The same with another login. */
  public SnmpTarget with(SnmpLogin other) {
    return new SnmpTarget(id, address, other, limits);
  }
}
