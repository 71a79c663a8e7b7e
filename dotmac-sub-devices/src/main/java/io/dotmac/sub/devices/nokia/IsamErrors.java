package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an ISAM says when it says no. An error that is not known here is an error all the same. */
final class IsamErrors {
  private static final Pattern FAILURE =
      Pattern.compile("(?i)\\s*(?:error\\b.*|.*\\binvalid token\\b.*|.*\\bambiguous token\\b.*"
          + "|command is not complete.*|.*\\btoken is missing\\b.*|command making .* failed.*)");

  private record Known(Pattern text, RejectionCode code) {
    static Known of(String text, RejectionCode code) {
      return new Known(Pattern.compile("(?i).*(?:" + text + ").*"), code);
    }
  }

  private static final Pattern GONE = Pattern.compile(
      "(?i).*(?:instance does not exist|the specified instance does.*|no such instance).*");
  private static final Pattern BUSY = Pattern.compile(
      "(?i).*(?:resource temporarily unavailable|system (?:is )?busy|try again|in progress).*");
  private static final List<Known> KNOWN = List.of(
      Known.of(
          "already exist|already (?:been )?(?:used|configured|assigned)|duplicate",
          RejectionCode.ALREADY_EXISTS),
      Known.of(
          "must be (?:locked|down)|in use|still (?:configured|associated)",
          RejectionCode.HAS_DEPENDANTS),
      Known.of("not (?:present|online)|offline", RejectionCode.OFFLINE),
      Known.of("token|not complete", RejectionCode.SYNTAX),
      Known.of("does not exist|not created|unknown profile", RejectionCode.MISSING_REFERENCE),
      Known.of("not authori[sz]ed|access denied|privilege", RejectionCode.FORBIDDEN),
      Known.of("maximum|no more|limit", RejectionCode.NO_ROOM),
      Known.of("invalid|out of range|inconsistent|bad value", RejectionCode.INVALID_VALUE));

  private IsamErrors() {}

  /** The error in an answer, if there is one. */
  static Optional<DeviceError> in(List<String> lines) {
    return lines.stream()
        .filter(line -> FAILURE.matcher(line).matches())
        .findFirst()
        .map(line -> classify(line.strip()));
  }

  private static DeviceError classify(String line) {
    if (BUSY.matcher(line).matches()) {
      return new DeviceError.Busy(line);
    } else if (GONE.matcher(line).matches()) {
      return new DeviceError.NotFound("what was asked for (" + line + ")");
    }
    return KNOWN.stream()
        .filter(known -> known.text().matcher(line).matches())
        .findFirst()
        .map(known -> new DeviceError.Rejected(known.code(), line))
        .orElseGet(() -> new DeviceError.Rejected(RejectionCode.OTHER, line));
  }
}
