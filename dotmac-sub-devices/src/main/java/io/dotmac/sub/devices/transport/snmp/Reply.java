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
  private static final int UNDO_FAILED = 15;

  boolean isTooBig() {
    return status == TOO_BIG;
  }

  boolean isNoSuchName() {
    return status == NO_SUCH_NAME;
  }

  /** A device says that it set some of the values and could not take them back. */
  boolean isUndoFailed() {
    return status == UNDO_FAILED;
  }

  boolean fails() {
    return status != 0;
  }

  /** The status as an error. */
  DeviceException error(String question) {
    RejectionCode code = switch (status) {
      case TOO_BIG -> RejectionCode.NO_ROOM;
      // RFC 3416 3: noSuchName, noCreation, inconsistentName.
      case NO_SUCH_NAME, 11, 18 -> RejectionCode.MISSING_REFERENCE;
      // badValue, wrongType, wrongLength, wrongEncoding, wrongValue, inconsistentValue.
      case 3, 7, 8, 9, 10, 12 -> RejectionCode.INVALID_VALUE;
      // readOnly, noAccess, authorizationError, notWritable.
      case 4, 6, 16, 17 -> RejectionCode.FORBIDDEN;
      // resourceUnavailable.
      case 13 -> RejectionCode.NO_ROOM;
      default -> RejectionCode.OTHER;
    };
    return new DeviceException(new DeviceError.Rejected(
        code, "SNMP error " + status + " at value " + index + " of " + question));
  }
}
