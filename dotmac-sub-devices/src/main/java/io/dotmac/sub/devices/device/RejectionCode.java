package io.dotmac.sub.devices.device;

/** What kind of no a device said. */
public enum RejectionCode {
  /** The command or one of its words is unknown to this device. */
  SYNTAX,
  /** A value is outside of what the device takes. */
  INVALID_VALUE,
  ALREADY_EXISTS,
  /** A profile, VLAN or board that the command names is missing. */
  MISSING_REFERENCE,
  /** Other objects hang on the one to be removed. */
  HAS_DEPENDANTS,
  /** The object is off line. */
  OFFLINE,
  /** The object is in the wanted state already. */
  ALREADY_IN_STATE,
  /** The login may not do this. */
  FORBIDDEN,
  /** The device is full. */
  NO_ROOM,
  /** The device says it failed, in words that are not known here. */
  OTHER
}
