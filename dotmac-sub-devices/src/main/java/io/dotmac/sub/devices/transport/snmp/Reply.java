package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.RejectionCode;
import java.util.List;

/**
 * What a device answered.
 *
 * @param status 0 when it carried the request out
 * @param index which value the status is about, from 1; 0 for none
 * @param bindings the values
 */
record Reply(int status, int index, List<Binding> bindings) {
  static final int TOO_BIG = 1;
  static final int NO_SUCH_NAME = 2;
  private static final int NO_ACCESS = 6;
  private static final int AUTHORIZATION = 16;

  boolean isTooBig() {
    return status == TOO_BIG;
  }

  boolean isNoSuchName() {
    return status == NO_SUCH_NAME;
  }

  boolean fails() {
    return status != 0;
  }

  /** The status as an error. */
  DeviceException error(String question) {
    RejectionCode code = switch (status) {
      case TOO_BIG -> RejectionCode.NO_ROOM;
      case NO_SUCH_NAME -> RejectionCode.MISSING_REFERENCE;
      case NO_ACCESS, AUTHORIZATION -> RejectionCode.FORBIDDEN;
      default -> RejectionCode.OTHER;
    };
    return new DeviceException(new DeviceError.Rejected(
        code, "SNMP error " + status + " at value " + index + " of " + question));
  }
}
