package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What RouterOS says when it says no, over any of its wires. */
final class RosErrors {
  private static final Pattern CLI_FAILURE = Pattern.compile(
      "(?:bad command name|syntax error|expected |no such item|failure:|input does not match"
          + "|invalid value|not enough permissions|value of |ambiguous value|missing value"
          + "|unknown parameter|bad parameter|action (?:failed|timed out)|error:"
          + "|already have|no such command|could not ).*");

  private record Known(Pattern text, RejectionCode code) {
    static Known of(String text, RejectionCode code) {
      return new Known(Pattern.compile("(?i).*(?:" + text + ").*"), code);
    }
  }

  private static final List<Known> KNOWN = List.of(
      Known.of("already have|already exists|same name", RejectionCode.ALREADY_EXISTS),
      Known.of("not enough permissions|not permitted|no permission", RejectionCode.FORBIDDEN),
      Known.of("input does not match any value of", RejectionCode.MISSING_REFERENCE),
      Known.of("invalid value|value of|ambiguous value|out of range", RejectionCode.INVALID_VALUE),
      Known.of(
          "bad command name|no such command|syntax error|expected |unknown parameter"
              + "|bad parameter|missing value",
          RejectionCode.SYNTAX));

  private RosErrors() {}

  /** The error in an answer of the command line. */
  static Optional<DeviceError> in(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> CLI_FAILURE.matcher(line).matches())
        .findFirst()
        .map(RosErrors::classify);
  }

  static DeviceError classify(String message) {
    if (message.matches("(?i).*no such item.*|.*\\bNot Found\\b.*")) {
      return new DeviceError.NotFound("the item (" + message + ")");
    } else if (message.matches("(?i).*(?:timed out|device is busy|try again).*")) {
      return new DeviceError.Busy(message);
    } else if (message.matches("(?i).*(?:invalid user name or password|cannot log in).*")) {
      return new DeviceError.AuthenticationFailed(message);
    }
    return KNOWN.stream()
        .filter(known -> known.text().matcher(message).matches())
        .findFirst()
        .map(known -> new DeviceError.Rejected(known.code(), message))
        .orElseGet(() -> new DeviceError.Rejected(RejectionCode.OTHER, message));
  }
}
