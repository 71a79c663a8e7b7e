package io.dotmac.sub.devices.poller;

import io.dotmac.sub.devices.transport.snmp.SnmpTarget;
import java.util.List;

/**
 * What is read of a device.
 *
 * @param target the device
 * @param maps what to read
 */
public record PollTask(SnmpTarget target, List<OidMap> maps) {
  public PollTask {
    maps = List.copyOf(maps);
  }
}
