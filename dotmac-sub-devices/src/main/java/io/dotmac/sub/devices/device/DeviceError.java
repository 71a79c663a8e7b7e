package io.dotmac.sub.devices.device;

import java.time.Duration;

/**
 * Why a device did not do what it was asked, classified once, where the answer was read. Nothing
 * later looks at a device's text again. No message carries a secret.
 */
public sealed interface DeviceError {
  /** What was expected and what was found, in one sentence. */
  String message();

  /** Whether the same request may succeed later with nothing changed. */
  default boolean retryable() {
    return false;
  }

  /** No connection, or it was lost. */
  record Unreachable(String message) implements DeviceError {
    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** The device refused the credential. */
  record AuthenticationFailed(String message) implements DeviceError {}

  /** The device shows another key than the one it was enrolled with; nothing was sent to it. */
  record HostKeyMismatch(String expected, String found) implements DeviceError {
    @Override
    public String message() {
      return "the device must show the key " + expected + ", but showed " + found;
    }
  }

  /** The device said no, in its own words. */
  record Rejected(RejectionCode code, String vendorMessage) implements DeviceError {
    @Override
    public String message() {
      return "the device refused (" + code + "): " + vendorMessage;
    }
  }

  /** What was to be made is there already, at {@code location}, and is another one. */
  record Conflict(String what, String location) implements DeviceError {
    @Override
    public String message() {
      return what + " is taken already: " + location;
    }
  }

  /** What was to be read or changed is not on the device. */
  record NotFound(String what) implements DeviceError {
    @Override
    public String message() {
      return what + " is not on the device";
    }
  }

  /** The device, or our only session with it, does something else. */
  record Busy(String message) implements DeviceError {
    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** No whole answer within the time. The request may have been carried out. */
  record TimedOut(String request, Duration waited) implements DeviceError {
    @Override
    public String message() {
      return "no whole answer within " + waited.toMillis() + " ms to: " + request;
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** The device answered something this driver cannot read. */
  record ProtocolViolation(String message) implements DeviceError {}

  /** A value that cannot be sent to this kind of device; nothing was sent. */
  record Invalid(String field, String reason) implements DeviceError {
    @Override
    public String message() {
      return field + " " + reason;
    }
  }

  /** The device, its firmware or its driver has no such operation. */
  record Unsupported(String operation) implements DeviceError {
    @Override
    public String message() {
      return "not supported here: " + operation;
    }
  }

  /** The same with secrets masked in what the device said: some devices quote what they refuse. */
  default DeviceError hiding(Secrets secrets) {
    if (this instanceof Rejected it) {
      return new Rejected(it.code(), secrets.hide(it.vendorMessage()));
    } else if (this instanceof NotFound it) {
      return new NotFound(secrets.hide(it.what()));
    } else if (this instanceof Busy it) {
      return new Busy(secrets.hide(it.message()));
    } else if (this instanceof AuthenticationFailed it) {
      return new AuthenticationFailed(secrets.hide(it.message()));
    }
    return this;
  }

  /** Whether the request may have reached the device though no answer was read. */
  default boolean leavesDoubt() {
    return this instanceof Unreachable
        || this instanceof TimedOut
        || this instanceof ProtocolViolation;
  }
}
