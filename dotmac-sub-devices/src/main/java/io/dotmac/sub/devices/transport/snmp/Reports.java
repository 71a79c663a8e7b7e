package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import java.util.List;

/** What a device says of SNMPv3 in place of an answer, by the counter that it names. */
final class Reports {
  private static final Oid USM = Oid.of("1.3.6.1.6.3.15.1.1");
  private static final int LEVEL = 1;
  private static final int TIME_WINDOW = 2;
  private static final int USER = 3;
  private static final int ENGINE = 4;
  private static final int DIGEST = 5;
  private static final int DECRYPTION = 6;

  private Reports() {}

  static DeviceError error(Oid counter) {
    if (!counter.isIn(USM) || counter.size() == USM.size()) {
      return new DeviceError.ProtocolViolation("the device reports " + counter);
    }
    return switch ((int) counter.at(USM.size())) {
      case LEVEL ->
        new DeviceError.AuthenticationFailed("the device does not let this user ask like this");
      case USER -> new DeviceError.AuthenticationFailed("the device does not know this user");
      case DIGEST ->
        new DeviceError.AuthenticationFailed("the pass phrase for authentication is not right");
      case DECRYPTION ->
        new DeviceError.AuthenticationFailed("the pass phrase for privacy is not right");
      case ENGINE -> new DeviceError.Unreachable("the device has another SNMP engine than before");
      case TIME_WINDOW ->
        new DeviceError.ProtocolViolation("the device's SNMP clock and this one never meet");
      default -> new DeviceError.ProtocolViolation("the device reports " + counter);
    };
  }

  /** Whether asking again in the same way helps nothing: it does when clocks must meet first. */
  static boolean isFinal(Oid counter) {
    return List.of(LEVEL, USER, ENGINE, DIGEST, DECRYPTION).stream()
        .anyMatch(each -> counter.isIn(USM.then(each)));
  }

  /** Whether what is known of the device's engine is out of date. */
  static boolean isStaleEngine(Oid counter) {
    return counter.isIn(USM.then(ENGINE));
  }
}
