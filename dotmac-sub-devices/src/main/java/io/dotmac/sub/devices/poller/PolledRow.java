package io.dotmac.sub.devices.poller;

import io.dotmac.sub.devices.transport.snmp.Oid;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was read of one thing. A value that the device does not have is not in it.
 *
 * @param index the device's number for it
 * @param values by the names of the map
 */
public record PolledRow(Oid index, Map<String, String> values) {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,9})?");

  public PolledRow {
    values = new LinkedHashMap<>(values);
  }

  /** The value; empty when there is none. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value as a number; empty when it is none. */
  public Optional<BigDecimal> decimal(String name) {
    String text = text(name);
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
