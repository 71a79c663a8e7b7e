package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.cpe.Cpe;
import io.dotmac.sub.devices.cpe.CpeFault;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.cpe.CpePreset;
import io.dotmac.sub.devices.cpe.CpeReading;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents of the server as values. Pure. */
final class AcsDevices {
  static final List<String> HEAD = List.of("_id", "_deviceId", "_lastInform", "_tags");
  static final List<String> ROOTS = List.of("InternetGatewayDevice", "Device");

  private AcsDevices() {}

  static Cpe cpe(JsonNode device) {
    JsonNode id = device.path("_deviceId");
    Set<String> tags = new HashSet<>();
    device.path("_tags").forEach(tag -> tags.add(tag.asText()));
    return new Cpe(
        new CpeId(device.path("_id").asText()),
        id.path("_Manufacturer").asText(),
        id.path("_OUI").asText(),
        id.path("_ProductClass").asText(),
        id.path("_SerialNumber").asText(),
        time(device.path("_lastInform")),
        tags);
  }

  /** {@code OUI-ProductClass}. */
  static String model(JsonNode device) {
    JsonNode id = device.path("_deviceId");
    return id.path("_OUI").asText() + "-" + id.path("_ProductClass").asText();
  }

  /** The root of the data model; TR-181 where there is neither, as newer equipment has it. */
  static String root(JsonNode device) {
    return device.has(ROOTS.get(0)) ? ROOTS.get(0) : ROOTS.get(1);
  }

  /** The value at a path; empty when the server knows none. */
  static Optional<CpeReading> reading(JsonNode device, String path) {
    JsonNode at = device;
    for (String part : path.split("\\.")) {
      at = at.path(part);
    }
    if (!at.has("_value")) {
      return Optional.empty();
    }
    return Optional.of(new CpeReading(
        path,
        at.path("_value").asText(),
        at.path("_writable").asBoolean(),
        time(at.path("_timestamp"))));
  }

  private static Optional<Instant> time(JsonNode text) {
    try {
      return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static CpeFault fault(JsonNode fault) {
    return new CpeFault(
        fault.path("_id").asText(),
        new CpeId(fault.path("device").asText()),
        fault.path("code").asText(),
        fault.path("message").asText());
  }

  static CpePreset preset(JsonNode preset) {
    Map<String, String> values = new LinkedHashMap<>();
    preset.path("configurations").forEach(each -> {
      if (each.path("type").asText().equals("value")) {
        values.put(each.path("name").asText(), each.path("value").asText());
      }
    });
    return new CpePreset(
        preset.path("_id").asText(),
        preset.path("weight").asInt(),
        preset.path("precondition").asText(),
        values);
  }
}
