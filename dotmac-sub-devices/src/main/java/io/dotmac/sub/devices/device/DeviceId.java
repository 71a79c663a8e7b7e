package io.dotmac.sub.devices.device;

import java.util.regex.Pattern;

/**
 * The name under which a program knows a device; locks, plans and logs use it.
 *
 * @param value up to 100 letters, digits, dots, colons, dashes and underscores
 */
public record DeviceId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  public DeviceId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a device id is 1 to 100 letters, digits, dots, colons, dashes and underscores");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
