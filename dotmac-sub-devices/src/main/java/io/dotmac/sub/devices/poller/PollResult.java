package io.dotmac.sub.devices.poller;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceId;
import java.util.List;
import java.util.Map;

/**
 * What was read of a device: each map either has rows or an error.
 *
 * @param device which
 * @param tables the rows by name of the map
 * @param failures why there are none, by name of the map
 */
public record PollResult(
    DeviceId device, Map<String, List<PolledRow>> tables, Map<String, DeviceError> failures) {
  public PollResult {
    tables = Map.copyOf(tables);
    failures = Map.copyOf(failures);
  }

  /** The rows of a map; none when it was not read. */
  public List<PolledRow> rows(String map) {
    return tables.getOrDefault(map, List.of());
  }
}
