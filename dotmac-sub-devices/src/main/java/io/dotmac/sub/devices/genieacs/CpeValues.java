package io.dotmac.sub.devices.genieacs;

import io.dotmac.sub.devices.cpe.CpeParameter;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.nio.charset.StandardCharsets;

/** What values equipment can be given: checked before anything is sent. Pure. */
final class CpeValues {
  private static final int LONGEST_SSID = 32;
  private static final int LONGEST = 255;

  private CpeValues() {}

  static void check(CpeParameter parameter, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw invalid(parameter, "has no control characters");
    } else if (value.length() > LONGEST) {
      throw invalid(parameter, "has up to " + LONGEST + " characters");
    }
    switch (parameter.kind()) {
      case NUMBER -> {
        if (!value.matches("\\d{1,9}")) {
          throw invalid(parameter, "is a whole number of up to 9 digits");
        }
      }
      case TRUTH -> {
        if (!value.matches("true|false")) {
          throw invalid(parameter, "is true or false");
        }
      }
      case TEXT, SECRET -> text(parameter, value);
    }
  }

  private static void text(CpeParameter parameter, String value) {
    int octets = value.getBytes(StandardCharsets.UTF_8).length;
    if (parameter == CpeParameter.WIFI_SSID && (octets < 1 || octets > LONGEST_SSID)) {
      // IEEE 802.11 9.4.2.2.
      throw invalid(parameter, "has 1 to " + LONGEST_SSID + " octets, not " + octets);
    } else if (parameter == CpeParameter.WIFI_PASSWORD && !value.matches("[ -~]{8,63}")) {
      throw invalid(parameter, "has 8 to 63 characters of ASCII");
    } else if (value.isEmpty()) {
      throw invalid(parameter, "is not empty");
    }
  }

  private static DeviceException invalid(CpeParameter parameter, String reason) {
    return new DeviceException(new DeviceError.Invalid(parameter.name(), reason));
  }
}
