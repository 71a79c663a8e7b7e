package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a ZXA10 says when it says no: {@code %Error 20200: ...} of the command line, {@code %Code
 * 32310-GPONSRV : ...} of a service. Numbers differ by release, so the words decide; a line that is
 * not known is a failure all the same.
 */
final class ZxanErrors {
  private static final Pattern FAILURE =
      Pattern.compile("\\s*%\\s?(?:Error\\b|Code\\b|(?!Info\\b)\\w).*");
  private static final Pattern NOT_DONE = Pattern.compile("(?i)\\s*\\.*\\[(?:failed|failure)\\].*");

  private record Known(Pattern text, RejectionCode code) {
    static Known of(String text, RejectionCode code) {
      return new Known(Pattern.compile("(?i).*(?:" + text + ").*"), code);
    }
  }

  private static final Pattern BUSY = Pattern.compile(
      "(?i).*(?:system is busy|is being (?:saved|synchronized|processed)|try again|please wait).*");
  private static final Pattern GONE = Pattern.compile("(?i).*(?:no related information to show"
      + "|\\bonu\\b.*(?:does not exist|is not exist|not found)|no such onu).*");
  private static final List<Known> KNOWN = List.of(
      Known.of(
          "already (?:been )?(?:enabled|disabled)|state is the same",
          RejectionCode.ALREADY_IN_STATE),
      Known.of(
          "already exist|has existed|is existed|already (?:been )?(?:used|configured)|conflict",
          RejectionCode.ALREADY_EXISTS),
      Known.of("off-?line|not online", RejectionCode.OFFLINE),
      Known.of("is (?:being )?(?:used|referenced) by", RejectionCode.HAS_DEPENDANTS),
      Known.of(
          "invalid input|incomplete command|ambiguous command|unrecognized|unknown command",
          RejectionCode.SYNTAX),
      Known.of("(?:does not|doesn't|not) exist|no such", RejectionCode.MISSING_REFERENCE),
      Known.of("bad enable password|permission|not authorized", RejectionCode.FORBIDDEN),
      Known.of("maximum|upper limit|is full|no resource", RejectionCode.NO_ROOM),
      Known.of("invalid|out of range|illegal", RejectionCode.INVALID_VALUE));

  private ZxanErrors() {}

  /** The error in an answer, if there is one. */
  static Optional<DeviceError> in(List<String> lines) {
    return lines.stream()
        .filter(
            line -> FAILURE.matcher(line).matches() || NOT_DONE.matcher(line).matches())
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
