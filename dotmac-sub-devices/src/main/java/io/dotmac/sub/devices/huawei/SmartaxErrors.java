package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SmartAX says when it says no. A line of failure that is not known here is a failure all
 * the same. Absence is said of one thing at a time: a missing profile is not a missing ONT.
 */
final class SmartaxErrors {
  private static final Pattern FAILURE = Pattern.compile("\\s*(?:Failure\\s*:.*|%\\s?\\S.*)");
  private static final Pattern NONE_DONE =
      Pattern.compile("\\s*(?:Number of|Set) .*\\bsuccess: 0\\b.*");
  private static final Pattern SOME_FAILED =
      Pattern.compile("\\s*(?:Number of|Set) .*\\bfailed: [1-9]\\d*\\b.*");
  private static final Pattern CONFLICT =
      Pattern.compile("(?s).*Conflicted service virtual port index\\s*:\\s*(\\d+).*");

  private record Known(Pattern text, RejectionCode code) {
    static Known of(String text, RejectionCode code) {
      return new Known(Pattern.compile("(?i).*(?:" + text + ").*"), code);
    }
  }

  private static final Pattern BUSY =
      Pattern.compile("(?i).*(?:system is busy|reading or writing flash|reenter times have reached"
          + "|is being (?:saved|backed up|processed)|try again later|retry after a while).*");
  private static final Pattern GONE =
      Pattern.compile("(?i).*(?:(?:required )?ONTs? (?:does|do) not exist|no ONT available"
          + "|automatically found ONTs do not exist|no (?:related|matching|qualified) .*"
          + "|service virtual port does not exist|no service virtual port"
          + "|MAC address(?:es)? (?:does|do) not exist).*");
  private static final List<Known> KNOWN = List.of(
      Known.of(
          "already (?:been )?(?:activated|deactivated)|has been (?:de)?activated",
          RejectionCode.ALREADY_IN_STATE),
      Known.of("already exist|has already existed|existed already", RejectionCode.ALREADY_EXISTS),
      Known.of("is not online", RejectionCode.OFFLINE),
      Known.of("has some service virtual ports", RejectionCode.HAS_DEPENDANTS),
      Known.of(
          "unknown command|parameter error|incomplete command|too many parameters"
              + "|ambiguous command|unrecognized command",
          RejectionCode.SYNTAX),
      Known.of("does not exist|board type is invalid", RejectionCode.MISSING_REFERENCE),
      Known.of(
          "no (?:operation )?(?:right|permission)|not enough privilege" + "|insufficient privilege",
          RejectionCode.FORBIDDEN),
      Known.of("reached the (?:maximum|upper limit)|is full", RejectionCode.NO_ROOM),
      Known.of("invalid|out of range", RejectionCode.INVALID_VALUE));

  private SmartaxErrors() {}

  /** The error in an answer, if there is one. */
  static Optional<DeviceError> in(List<String> lines) {
    return lines.stream()
        .filter(SmartaxErrors::fails)
        .findFirst()
        .map(line -> classify(line.strip(), String.join("\n", lines)));
  }

  private static boolean fails(String line) {
    return FAILURE.matcher(line).matches()
        || NONE_DONE.matcher(line).matches()
        || SOME_FAILED.matcher(line).matches();
  }

  private static DeviceError classify(String line, String whole) {
    if (BUSY.matcher(line).matches()) {
      return new DeviceError.Busy(line);
    } else if (GONE.matcher(line).matches()) {
      return new DeviceError.NotFound(line.replaceFirst("(?i)^Failure\\s*:\\s*", ""));
    }
    Matcher conflict = CONFLICT.matcher(whole);
    if (conflict.matches()) {
      return new DeviceError.Conflict("the service port", "index " + conflict.group(1));
    }
    return KNOWN.stream()
        .filter(known -> known.text().matcher(line).matches())
        .findFirst()
        .map(known -> new DeviceError.Rejected(known.code(), line))
        .orElseGet(() -> new DeviceError.Rejected(RejectionCode.OTHER, line));
  }
}
